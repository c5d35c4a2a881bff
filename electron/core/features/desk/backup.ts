import type { Core } from '../../core.ts'

export const backupProcedures = (_core: Core, ..._deps: unknown[]) => ({}) as never
