import { EventPublisher, implement } from '@orpc/server'
import type { z } from 'zod'
import { contract } from '#shared/contract/index.ts'
import type { clockEvent } from '#shared/contract/attendance.ts'
import type { Core } from '../../core.ts'
import { leavingIterator, type CallContext } from '../../procedures.ts'
import type { Credentials } from '../../security/credentials.ts'
import type { ReaderHub } from '../readers/hub.ts'
import type { KnownTouch, ReaderTouch } from '../readers/touches.ts'
import { untilGone } from '../../event-queue.ts'
import { createAlarm } from '../evacuation/alarm.ts'
import { createDayBoard } from './day-board.ts'
import { createPunching } from './punching.ts'

type ClockEvent = z.infer<typeof clockEvent>

/** The attendance part of the contract. Every finger and card that nobody waits for is a punch, screen or no screen. */
export function attendanceProcedures(core: Core, credentials: Credentials, readers: ReaderHub) {
  const os = implement(contract.attendance).$context<CallContext>()
  const punching = createPunching(core, credentials)
  const board = createDayBoard(core)
  const alarm = createAlarm(core)
  const told = new EventPublisher<{ event: ClockEvent }>()
  const readersEvent = (): ClockEvent => ({ kind: 'readers', ...readers.counts() })
  const alarmEvent = (): ClockEvent => ({ kind: 'alarm', alarm: alarm.now() })
  const deskEvent = (): ClockEvent => ({ kind: 'desk', writable: core.health.writable() })

  function clockEventOf(touch: ReaderTouch): ClockEvent {
    if (touch.kind === 'unknown') return { kind: touch.by === 'card' ? 'unknownCard' : 'unknownFinger' }
    if (touch.kind === 'dirty') return { kind: 'dirtyFinger' }
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

  async function* clock(signal: AbortSignal | undefined) {
    const events = told.subscribe('event', signal ? { signal } : {})
    if (!core.health.writable()) yield deskEvent()
    if (alarm.now() !== null) yield alarmEvent()
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
    day: os.day.handler(({ input }) => board.day(input.date)),
    punches: os.punches.handler(({ input }) => board.punches(input.staffId, input.from, input.to)),
  })
}
