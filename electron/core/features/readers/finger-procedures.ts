import { implement } from '@orpc/server'
import type { z } from 'zod'
import { contract } from '#shared/contract/index.ts'
import type { enrolEvent } from '#shared/contract/fingers.ts'
import { actOf, userOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import { leavingIterator, type CallContext } from '../../procedures.ts'
import { createConsentQueries } from './consent-queries.ts'
import { createConsents } from './consents.ts'
import { tellsWhose } from './card-procedures.ts'
import { createEnrolment } from './enrolment.ts'
import { createEnrolEvents } from './enrol-events.ts'
import type { ReaderHub } from './hub.ts'
import { createRemoving } from './removing.ts'
import { createToEnrolAgain } from './replacing.ts'
import { createTrying } from './trying.ts'

type EnrolEvent = z.infer<typeof enrolEvent>

/** Fingers and the consent for them. No procedure takes or gives a template. */
export function fingerProcedures(core: Core, readers: ReaderHub) {
  const os = implement(contract.fingers).$context<CallContext>()
  const consents = createConsents(core)
  const queries = createConsentQueries(core)
  const enrolment = createEnrolment(core, readers, consents)
  const tryOut = createTrying(core, readers)
  const toEnrolAgain = createToEnrolAgain(core)
  const enrol = createEnrolEvents(core, enrolment)
  const remove = createRemoving(core, readers)

  return os.router({
    consents: os.consents.handler(({ input }) => queries.consents(input.staffId)),
    list: os.list.handler(({ input }) => queries.fingers(input.staffId)),
    consent: os.consent.handler(({ input, context }) =>
      consents.give(actOf(context, 'fingers.consent', input)),
    ),
    withdraw: os.withdraw.handler(async ({ input, context }) => {
      const answer = consents.withdraw(actOf(context, 'fingers.withdraw', input))
      await readers.eraseEnded()
      return answer
    }),
    enrol: os.enrol.handler(({ input, context, signal }) => {
      const call = actOf(context, 'fingers.enrol', input)
      const earlier = core.acts.repeated(call) as { fingerId: number } | null
      if (!earlier) enrolment.check(input)
      const events = earlier
        ? (async function* () {
            yield await Promise.resolve({ kind: 'enrolled' as const, oldKept: false, ...earlier })
          })()
        : enrol(call, tellsWhose(context), signal)
      return leavingIterator<EnrolEvent>(events, 'fingers.enrol', core.ports.log)
    }),
    tryOut: os.tryOut.handler(({ input, context, signal }) =>
      leavingIterator(
        tryOut({ ...input, actorId: userOf(context).staffId }, signal),
        'fingers.tryOut',
        core.ports.log,
      ),
    ),
    toEnrolAgain: os.toEnrolAgain.handler(() => toEnrolAgain()),
    copies: os.copies.handler(() => ({
      kept: core.site.settings().templateCopies,
      version: consents.version(),
      count: readers.count(),
    })),
    keepCopies: os.keepCopies.handler(({ input, context }) =>
      readers.keep(actOf(context, 'fingers.keepCopies', input), input.kept),
    ),
    remove: os.remove.handler(({ input, context }) => remove(actOf(context, 'fingers.remove', input))),
  })
}
