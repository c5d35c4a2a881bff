import type { Core } from '../../core.ts'

export const searchProcedures = (_core: Core, ..._deps: unknown[]) => ({}) as never
