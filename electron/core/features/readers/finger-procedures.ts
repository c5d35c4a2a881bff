import { implement } from '@orpc/server'
import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import { contract } from '#shared/contract/index.ts'
import type { enrolEvent } from '#shared/contract/fingers.ts'
import { actOf, userOf } from '../../acts/call.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { fingers } from '../../database/tables.ts'
import { leavingIterator, type CallContext } from '../../procedures.ts'
import { createConsentQueries } from './consent-queries.ts'
import { createConsents } from './consents.ts'
import { tellsWhose } from './card-procedures.ts'
import { createEnrolment } from './enrolment.ts'
import { createEventQueue } from '../../event-queue.ts'
import type { ReaderHub } from './hub.ts'
import { deskErrorOfReader } from './reader-failure.ts'
import { createToEnrolAgain } from './replacing.ts'
import { createTrying } from './trying.ts'

type EnrolEvent = z.infer<typeof enrolEvent>
type Enrol = z.output<(typeof contract.fingers.enrol)['~orpc']['inputSchema'] & object>
type Remove = z.output<(typeof contract.fingers.remove)['~orpc']['inputSchema'] & object>

/** Fingers and the consent for them. No procedure takes or gives a template. */
export function fingerProcedures(core: Core, readers: ReaderHub) {
  const os = implement(contract.fingers).$context<CallContext>()
  const consents = createConsents(core)
  const queries = createConsentQueries(core)
  const enrolment = createEnrolment(core, readers, consents)
  const tryOut = createTrying(core, readers)
  const toEnrolAgain = createToEnrolAgain(core)
  const ownerName = core.sqlite
    .prepare(
      `SELECT staff.name FROM fingers JOIN staff ON staff.id = staff_id
       WHERE reader_id = ? AND slot = ? AND deleted_at IS NULL`,
    )
    .pluck()

  async function* enrol(
    call: ActCall & { readonly input: Enrol },
    mayKnow: boolean,
    signal: AbortSignal | undefined,
  ) {
    const { readerId } = call.input
    const whose = (slot: number) =>
      mayKnow ? ((ownerName.get(readerId, slot) as string | undefined) ?? null) : null
    const queue = createEventQueue<EnrolEvent>()
    const gone = new AbortController()
    const stop = () => {
      gone.abort()
    }
    signal?.addEventListener('abort', stop, { once: true })
    const done = enrolment.enrol(call, queue.push, gone.signal).then(
      (enrolled) => {
        queue.push({ kind: 'enrolled', ...enrolled })
        queue.end()
      },
      (error: unknown) => {
        queue.end(deskErrorOfReader(error, whose))
      },
    )
    try {
      yield* queue.events()
    } finally {
      // the client has gone, or all is told: the reader is free again before this ends
      stop()
      signal?.removeEventListener('abort', stop)
      await done
    }
  }

  async function remove(call: ActCall & { readonly input: Remove }): Promise<{ id: number }> {
    const earlier = core.acts.repeated(call)
    if (earlier) return earlier as { id: number }
    const { fingerId, reason } = call.input
    const finger = core.db
      .select({ id: fingers.id, readerId: fingers.readerId, slot: fingers.slot })
      .from(fingers)
      .where(and(eq(fingers.id, fingerId), isNull(fingers.deletedAt)))
      .get()
    if (!finger) throw new DeskError('NOT_FOUND', { what: 'finger' })
    core.health.demandWritable() // before the reader has forgotten the finger
    const proof = await readers.clearSlot(finger).catch((error: unknown) => {
      throw deskErrorOfReader(error)
    })
    return core.acts.run(call, (scope) => {
      readers.markDeleted(scope, finger, proof, 'removed', reason)
      return { id: fingerId }
    })
  }

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
    keepCopies: os.keepCopies.handler(({ input, context }) => {
      try {
        return readers.keep(actOf(context, 'fingers.keepCopies', input), input.kept)
      } finally {
        core.site.reload()
      }
    }),
    remove: os.remove.handler(({ input, context }) => remove(actOf(context, 'fingers.remove', input))),
  })
}
