import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import type { Signer } from '../../security/signer.ts'
import { createCounting } from './counting.ts'
import { createDeskShifts } from './desk-shifts.ts'
import { createHandoverQueries } from './queries.ts'
import { createSigning } from './signing.ts'
import { createHandoverSteps } from './steps.ts'

/** The handover's part of the contract. */
export function handoverProcedures(core: Core, signer: Signer) {
  const os = implement(contract.handovers).$context<CallContext>()
  const queries = createHandoverQueries(core)
  const deskShifts = createDeskShifts(core)
  const steps = createHandoverSteps(core, deskShifts)
  const counting = createCounting(core, steps)
  const signing = createSigning(core, steps, deskShifts, signer)
  return os.router({
    current: os.current.handler(() => queries.current()),
    openFirst: os.openFirst.handler(({ input, context }) =>
      deskShifts.openFirst(actOf(context, 'handovers.openFirst', input)),
    ),
    start: os.start.handler(({ input, context }) => steps.start(actOf(context, 'handovers.start', input))),
    count: os.count.handler(({ input, context }) => counting.count(actOf(context, 'handovers.count', input))),
    explain: os.explain.handler(({ input, context }) =>
      counting.explain(actOf(context, 'handovers.explain', input)),
    ),
    signOutgoing: os.signOutgoing.handler(({ input, context }) =>
      signing.outgoing(actOf(context, 'handovers.signOutgoing', input)),
    ),
    signIncoming: os.signIncoming.handler(({ input, context }) =>
      signing.incoming(actOf(context, 'handovers.signIncoming', input)),
    ),
    abandon: os.abandon.handler(({ input, context }) =>
      steps.abandon(actOf(context, 'handovers.abandon', input)),
    ),
    list: os.list.handler(({ input }) => queries.list(input.limit)),
    get: os.get.handler(({ input }) => queries.get(input.id)),
  })
}
