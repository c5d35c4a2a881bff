import type { Core } from '../../core.ts'

export const parcelProcedures = (_core: Core, ..._deps: unknown[]) => ({}) as never
