import { pause, throwIfCancelled, type ReaderClock } from '../clock.ts'
import { ReaderError } from '../reader-error.ts'
import type { IdentifyRequest, Touch } from '../reader.ts'
import { COMMANDS, LAST_PERMISSION, OUTCOME } from './commands.ts'
import { refusal, type F5Link } from './link.ts'
import { slotOf } from './users.ts'

/** What the acts of a driver share. */
export type Session = {
  link: F5Link
  clock: ReaderClock
  /** Slots 0 .. capacity - 1. */
  capacity: number
  /** How long somebody is given to lift a finger during an enrolment, in ms. */
  liftMs: number
}

const DEFAULT_POLL_MS = 150

/**
 * 1:N once: what the module makes of the glass; undefined when nobody touched it up to its capture timeout.
 * A hit has its permission where others have an outcome, and permission 1 looks like "failed": the user decides.
 */
export async function seek({ link, capacity }: Session): Promise<Touch | undefined> {
  const reply = await link.request(COMMANDS.identify)
  const { word: user, last, atMs: arrivedAtMs } = reply
  if (user !== 0 && last >= 1 && last <= LAST_PERMISSION) {
    const slot = slotOf(user)
    if (slot >= capacity) throw new ReaderError('badReply', `hit of user ${user} outside the library`)
    // The family gives no score.
    return { kind: 'match', slot, score: 0, arrivedAtMs }
  }
  if (last === OUTCOME.timeout) return undefined
  if (last === OUTCOME.noUser) return { kind: 'unknown', arrivedAtMs }
  if (last === OUTCOME.failed || last === OUTCOME.notCentred)
    return { kind: 'dirty', reason: 'captureFailed', confirmation: last, arrivedAtMs }
  throw refusal(COMMANDS.identify, reply)
}

/** Is this somebody else than the finger already told of? One that slips while it is lifted is not: only hits count. */
function isAnother(touch: Touch, told: Touch): boolean {
  if (touch.kind !== 'match') return false
  return told.kind !== 'match' || told.slot !== touch.slot
}

/**
 * Asks for ever and reports each touch once. The module cannot say whether a finger lies on it: a finger counts as
 * lifted when the module waited in vain, or somebody else was found. Resolves when the signal fires, after the
 * answer that is under way (one capture timeout at most): whoever touches just then is still told of.
 */
export async function runIdentify(session: Session, request: IdentifyRequest): Promise<void> {
  const { signal, onTouch, pollMs = DEFAULT_POLL_MS } = request
  let told: Touch | undefined
  let blind = request.liftFirst === true
  try {
    for (;;) {
      throwIfCancelled(signal)
      const touch = await seek(session)
      const nowMs = session.clock.monotonicMs()
      if (touch === undefined) blind = false
      if (told !== undefined && (touch === undefined || isAnother(touch, told))) {
        onTouch({ kind: 'lifted', arrivedAtMs: touch?.arrivedAtMs ?? nowMs })
        told = undefined
      }
      if (touch !== undefined && told === undefined && !blind) {
        onTouch(touch)
        told = touch
      }
      await pause(session.clock, pollMs, signal)
    }
  } catch (error) {
    if (signal.aborted && error instanceof ReaderError && error.code === 'cancelled') return
    throw error
  }
}
