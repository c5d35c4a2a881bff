import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import type { Signer } from '../../security/signer.ts'
import { createComparing } from './comparing.ts'
import { createDeciding } from './deciding.ts'
import { createIssuing } from './issuing.ts'
import { createGoodsQueries } from './queries.ts'

/** The goods passes' part of the contract. */
export function goodsPassProcedures(core: Core, signer: Signer) {
  const os = implement(contract.goodsPass).$context<CallContext>()
  const queries = createGoodsQueries(core)
  const issuing = createIssuing(core)
  const deciding = createDeciding(core, signer)
  const comparing = createComparing(core)
  return os.router({
    issue: os.issue.handler(({ input, context }) => issuing.issue(actOf(context, 'goodsPass.issue', input))),
    approve: os.approve.handler(({ input, context }) =>
      deciding.approve(actOf(context, 'goodsPass.approve', input)),
    ),
    enter: os.enter.handler(({ input, context }) => deciding.enter(actOf(context, 'goodsPass.enter', input))),
    compare: os.compare.handler(({ input, context }) =>
      comparing.compare(actOf(context, 'goodsPass.compare', input)),
    ),
    cancel: os.cancel.handler(({ input, context }) =>
      deciding.cancel(actOf(context, 'goodsPass.cancel', input)),
    ),
    list: os.list.handler(({ input }) => queries.list(input)),
    get: os.get.handler(({ input }) => queries.get(input.id)),
  })
}
