import type { Core } from '../../core.ts'

export const depositProcedures = (_core: Core, ..._deps: unknown[]) => ({}) as never
