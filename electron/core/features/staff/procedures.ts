import type { Core } from '../../core.ts'

export const staffProcedures = (_core: Core, ..._deps: unknown[]) => ({}) as never
