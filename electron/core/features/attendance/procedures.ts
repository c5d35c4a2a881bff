import type { Core } from '../../core.ts'

export const attendanceProcedures = (_core: Core, ..._deps: unknown[]) => ({}) as never
