import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'

/** What is the matter with the desk itself, as far as it is known. */
export function healthProcedures(core: Core) {
  const os = implement(contract.health).$context<CallContext>()
  return os.router({ findings: os.findings.handler(() => core.health.findings()) })
}
