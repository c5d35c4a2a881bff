import type { Core } from '../../core.ts'

export const matterProcedures = (_core: Core, ..._deps: unknown[]) => ({}) as never
