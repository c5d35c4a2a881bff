import type { Core } from '../../core.ts'

export const fingerProcedures = (_core: Core, ..._deps: unknown[]) => ({}) as never
