import type { Core } from '../../core.ts'

export const handoverProcedures = (_core: Core, ..._deps: unknown[]) => ({}) as never
