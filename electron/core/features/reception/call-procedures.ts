import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import type { Signer } from '../../security/signer.ts'
import { createCallPlan } from './call-plan.ts'
import { createCallQueries } from './call-queries.ts'
import { createCalls } from './calls.ts'
import { createOverride } from './override.ts'

/** Calling the host, and letting people in: their part of the contract. */
export function hostCallProcedures(core: Core, signer: Signer) {
  const os = implement(contract.hostCall).$context<CallContext>()
  const plan = createCallPlan(core)
  const queries = createCallQueries(core, plan)
  const calls = createCalls(core, plan)
  const overriding = createOverride(core, plan, signer)
  return os.router({
    plan: os.plan.handler(({ input }) => queries.plan(input.visitId)),
    waiting: os.waiting.handler(() => queries.waiting()),
    record: os.record.handler(({ input, context }) => calls.record(actOf(context, 'hostCall.record', input))),
    override: os.override.handler(({ input, context }) =>
      overriding.override(actOf(context, 'hostCall.override', input)),
    ),
  })
}
