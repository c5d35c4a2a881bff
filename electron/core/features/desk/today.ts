import type { Core } from '../../core.ts'

export const todayProcedures = (_core: Core, ..._deps: unknown[]) => ({}) as never
