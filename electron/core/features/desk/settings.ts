import type { Core } from '../../core.ts'

export const settingsProcedures = (_core: Core, ..._deps: unknown[]) => ({}) as never
