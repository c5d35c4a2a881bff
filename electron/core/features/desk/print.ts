import type { Core } from '../../core.ts'

export const printProcedures = (_core: Core, ..._deps: unknown[]) => ({}) as never
