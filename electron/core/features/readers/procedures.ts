import type { Core } from '../../core.ts'

export const readerProcedures = (_core: Core, ..._deps: unknown[]) => ({}) as never
