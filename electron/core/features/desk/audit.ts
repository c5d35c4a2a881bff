import type { Core } from '../../core.ts'

export const auditProcedures = (_core: Core, ..._deps: unknown[]) => ({}) as never
