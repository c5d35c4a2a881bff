import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf, userOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import { createAcceptances } from '../reception/acceptances.ts'
import { createHazards } from '../reception/hazards.ts'
import { createPhotos } from '../reception/photos.ts'
import { createVisitTypeRules } from '../reception/type-rules.ts'
import type { ArrivalStep } from './arrival.ts'
import { createLeaving } from './leaving.ts'
import { createVisitQueries } from './queries.ts'
import { createRegistration } from './registration.ts'

/** What registering somebody does beside writing the line; in this order, and all or nothing. */
function arrivalSteps(core: Core, hazards: ArrivalStep): readonly ArrivalStep[] {
  return [hazards, createAcceptances(core).step, createPhotos(core).step]
}

/** The visitors' part of the contract. */
export function visitorProcedures(core: Core) {
  const os = implement(contract.visitors).$context<CallContext>()
  const queries = createVisitQueries(core)
  const typeRules = createVisitTypeRules(core)
  const hazards = createHazards(core)
  const registration = createRegistration(core, arrivalSteps(core, hazards.step))
  const leaving = createLeaving(core)
  return os.router({
    register: os.register.handler(({ input, context }) => {
      const call = actOf(context, 'visitors.register', input)
      hazards.report(call)
      return registration.register(call)
    }),
    leave: os.leave.handler(({ input, context }) => leaving.leave(actOf(context, 'visitors.leave', input))),
    revealIdNumber: os.revealIdNumber.handler(({ input, context }) =>
      leaving.revealIdNumber(userOf(context).staffId, input.visitId, input.reason),
    ),
    onSite: os.onSite.handler(({ input }) => queries.onSite(input.text)),
    list: os.list.handler(({ input }) => queries.list(input)),
    get: os.get.handler(({ input }) => queries.get(input.id)),
    findReturning: os.findReturning.handler(({ input }) => queries.findReturning(input.text)),
    recall: os.recall.handler(({ input }) => queries.recall(input.visitId)),
    asks: os.asks.handler(({ input }) => typeRules.of(input.typeId)),
    reasons: os.reasons.handler(() => core.site.settings().visitReasons),
  })
}
