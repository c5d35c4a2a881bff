import { EventPublisher, implement } from '@orpc/server'
import type { z } from 'zod'
import { contract } from '#shared/contract/index.ts'
import type { clockEvent, UnreadReason } from '#shared/contract/attendance.ts'
import { actOf, userOf } from '../../acts/call.ts'
import { isAllowed } from '../../connection.ts'
import type { Core } from '../../core.ts'
import { leavingIterator, type CallContext } from '../../procedures.ts'
import type { Credentials } from '../../security/credentials.ts'
import type { DirtyReason } from '../../readers/reader.ts'
import type { ReaderHub } from '../readers/hub.ts'
import type { KnownTouch, ReaderTouch } from '../readers/touches.ts'
import { untilGone } from '../../event-queue.ts'
import { createAlarm } from '../evacuation/alarm.ts'
import { createDayBoard } from './day-board.ts'
import { createExplaining } from './explaining.ts'
import { createExplanationQueries, type Reader } from './explanation-queries.ts'
import { createFailures } from './failures.ts'
import { createPunching } from './punching.ts'
import { createRawPunches } from './raw-punches.ts'

type ClockEvent = z.infer<typeof clockEvent>

/** What a reader says of a finger it could not read, as advice for the person in front of it. */
const unreadReasonOf: Readonly<Record<DirtyReason, UnreadReason>> = {
  tooDry: 'tooDry',
  tooWet: 'tooWet',
  disordered: 'moved',
  fewPoints: 'partly',
  captureFailed: 'unclear',
  noImage: 'unclear',
  residualPrint: 'unclear',
  other: 'unclear',
}

const readerOf = (context: CallContext): Reader => ({
  staffId: userOf(context).staffId,
  maySeeAll: isAllowed(context.connection, 'attendance.read'),
  mayAnswerAll: isAllowed(context.connection, 'attendance.write'),
})

/** The attendance part of the contract. Every finger and card that nobody waits for is a punch, screen or no screen. */
export function attendanceProcedures(core: Core, credentials: Credentials, readers: ReaderHub) {
  const os = implement(contract.attendance).$context<CallContext>()
  const punching = createPunching(core, credentials)
  const board = createDayBoard(core)
  const punchesOf = createRawPunches(core)
  const alarm = createAlarm(core)
  const explaining = createExplaining(core)
  const explanations = createExplanationQueries(core)
  const failures = createFailures(core.ports.clock.monotonic)
  const told = new EventPublisher<{ event: ClockEvent }>()
  const readersEvent = (): ClockEvent => ({ kind: 'readers', ...readers.counts() })
  const alarmEvent = (): ClockEvent => ({ kind: 'alarm', alarm: alarm.now() })
  const deskEvent = (): ClockEvent => ({ kind: 'desk', writable: core.health.writable() })
  const settingsEvent = (): ClockEvent => ({ kind: 'settings', settings: core.site.settings().staffClock })

  function failureOf(touch: Exclude<ReaderTouch, KnownTouch>): ClockEvent {
    const count = failures.add(touch.readerId)
    if (touch.kind === 'dirty')
      return { kind: 'dirtyFinger', reason: unreadReasonOf[touch.reason], failures: count }
    return { kind: touch.by === 'card' ? 'unknownCard' : 'unknownFinger', failures: count }
  }

  function clockEventOf(touch: ReaderTouch): ClockEvent {
    if (touch.kind !== 'known') return failureOf(touch)
    failures.forget(touch.readerId)
    return punchOf(touch)
  }

  function punchOf(touch: KnownTouch): ClockEvent {
    try {
      const result = punching.byTouch(touch.staffId, touch)
      return { kind: 'punch', result, receivedAt: touch.arrivedAtMs }
    } catch (error) {
      // a full disk, a damaged file: the person in front of the reader must not go on as if he had clocked
      core.ports.log.error('touch', error, { readerId: touch.readerId })
      return { kind: 'notKept' }
    }
  }
  readers.onPunch((touch) => told.publish('event', clockEventOf(touch)))
  readers.onState(() => told.publish('event', readersEvent()))
  core.health.onChange(() => told.publish('event', deskEvent()))
  alarm.onChange(() => told.publish('event', alarmEvent()))
  core.onCommit((changes) => {
    if (changes.some(({ kind }) => kind === 'settings.saved')) told.publish('event', settingsEvent())
  })

  async function* clock(signal: AbortSignal | undefined) {
    const events = told.subscribe('event', signal ? { signal } : {})
    if (!core.health.writable()) yield deskEvent()
    if (alarm.now() !== null) yield alarmEvent()
    if (core.site.exists()) {
      const { notice, speech, sound } = core.site.settings().staffClock
      if (notice !== '' || !speech || !sound) yield settingsEvent()
      punching.prepare()
    }
    yield readersEvent()
    yield* untilGone(events, signal)
  }

  return os.router({
    clock: os.clock.handler(({ signal }) =>
      leavingIterator(clock(signal), 'attendance.clock', core.ports.log),
    ),
    punchByPin: os.punchByPin.handler(({ input }) =>
      punching.byPin(input.requestId, input.staffNo, input.pin),
    ),
    explain: os.explain.handler(({ input, context }) =>
      explaining.explain(actOf(context, 'attendance.explain', input)),
    ),
    explanations: os.explanations.handler(({ input, context }) =>
      explanations.list(readerOf(context), input),
    ),
    explanationsOpen: os.explanationsOpen.handler(({ context }) => ({
      open: explanations.open(readerOf(context)),
    })),
    answerExplanation: os.answerExplanation.handler(({ input, context }) =>
      explaining.answer(
        actOf(context, 'attendance.answerExplanation', input),
        readerOf(context).mayAnswerAll,
      ),
    ),
    day: os.day.handler(({ input }) => board.day(input.date)),
    punches: os.punches.handler(({ input }) => punchesOf(input.staffId, input.from, input.to)),
  })
}
