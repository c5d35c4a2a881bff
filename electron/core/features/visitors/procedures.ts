import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf, userOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import { createAdmissionStep } from '../reception/admission-step.ts'
import type { WatchCheck } from '../watch/check.ts'
import { createReceptionStep } from '../reception/reception-step.ts'
import { expectedArrival, reopenExpected } from '../expected/arriving.ts'
import { dropVehicleOf, vehicleStep } from '../vehicles/arriving.ts'
import { createAcceptances } from '../reception/acceptances.ts'
import { createHazards } from '../reception/hazards.ts'
import { createPhotos } from '../reception/photos.ts'
import type { ArrivalStep } from './arrival.ts'
import { lendingStep } from '../lent/arrival-step.ts'
import { createCourse } from './course.ts'
import { createLeaveNotes } from './leave-notes.ts'
import { createLeaving } from './leaving.ts'
import { createOverstay, stayStep } from './overstay.ts'
import { createVisitQueries } from './queries.ts'
import { createRegistration } from './registration.ts'
import { createUndo, type VoidHook } from './undo.ts'

/** What registering somebody does beside writing the line; in this order, and all or nothing. */
function arrivalSteps(core: Core, watch: WatchCheck, hazards: ArrivalStep): readonly ArrivalStep[] {
  return [
    createReceptionStep(core),
    hazards,
    expectedArrival(core),
    createAdmissionStep(core),
    stayStep,
    createAcceptances(core).step,
    createPhotos(core).step,
    watch.arrivalStep,
    vehicleStep(core),
    lendingStep(core),
  ]
}

/** What taking a registration back does beside marking the line. */
function voidHooks(core: Core): readonly VoidHook[] {
  return [
    (scope, visit) => {
      dropVehicleOf(core, scope, visit.id)
    },
    (scope, { expectedId }) => {
      if (expectedId !== null) reopenExpected(core, scope, expectedId)
    },
  ]
}

/** The visitors' part of the contract. */
export function visitorProcedures(core: Core, watch: WatchCheck) {
  const os = implement(contract.visitors).$context<CallContext>()
  const queries = createVisitQueries(core)
  const hazards = createHazards(core)
  const registration = createRegistration(core, arrivalSteps(core, watch, hazards.step))
  const leaving = createLeaving(core)
  const leaveNotes = createLeaveNotes(core)
  const undo = createUndo(core, voidHooks(core))
  const overstay = createOverstay(core)
  const course = createCourse(core)
  return os.router({
    register: os.register.handler(({ input, context }) => {
      const call = actOf(context, 'visitors.register', input)
      hazards.report(call)
      watch.demandClearArrival(call)
      return registration.register(call)
    }),
    leave: os.leave.handler(({ input, context }) => leaving.leave(actOf(context, 'visitors.leave', input))),
    findInside: os.findInside.handler(({ input }) => leaveNotes.findInside(input.text)),
    leaveNotes: os.leaveNotes.handler(({ input }) => leaveNotes.notesOf(input.visitId)),
    undoLeaving: os.undoLeaving.handler(({ input, context }) =>
      undo.undoLeaving(actOf(context, 'visitors.undoLeaving', input)),
    ),
    void: os.void.handler(({ input, context }) =>
      undo.void(actOf(context, 'visitors.void', input), userOf(context)),
    ),
    stays: os.stays.handler(() => overstay.stays()),
    extendStay: os.extendStay.handler(({ input, context }) =>
      overstay.extend(actOf(context, 'visitors.extendStay', input)),
    ),
    remindHost: os.remindHost.handler(({ input, context }) =>
      overstay.remind(actOf(context, 'visitors.remindHost', input)),
    ),
    course: os.course.handler(({ input, context }) => ({
      ...course(input.visitId),
      ...undo.mayUndo(input.visitId, userOf(context)),
    })),
    revealIdNumber: os.revealIdNumber.handler(({ input, context }) =>
      leaving.revealIdNumber(userOf(context).staffId, input.visitId, input.reason),
    ),
    onSite: os.onSite.handler(({ input }) => queries.onSite(input.text)),
    list: os.list.handler(({ input }) => queries.list(input)),
    get: os.get.handler(({ input }) => queries.get(input.id)),
    recall: os.recall.handler(({ input }) => queries.recall(input.visitId)),
    reasons: os.reasons.handler(() => core.site.settings().visitReasons),
  })
}
