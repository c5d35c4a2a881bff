import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import type { Signer } from '../../security/signer.ts'
import { createDepositOpening } from './deposit-opening.ts'
import { createDepositQueries } from './deposit-queries.ts'
import { createDepositRelease } from './deposit-release.ts'

/** The deposits' part of the contract. */
export function depositProcedures(core: Core, signer: Signer) {
  const os = implement(contract.deposits).$context<CallContext>()
  const queries = createDepositQueries(core)
  const opening = createDepositOpening(core)
  const releasing = createDepositRelease(core, signer)
  return os.router({
    open: os.open.handler(({ input, context }) => opening.open(actOf(context, 'deposits.open', input))),
    list: os.list.handler(({ input }) => queries.list(input)),
    get: os.get.handler(({ input }) => queries.get(input.id)),
    release: os.release.handler(({ input, context }) =>
      releasing.release(actOf(context, 'deposits.release', input)),
    ),
  })
}
