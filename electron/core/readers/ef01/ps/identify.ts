import { pause } from '../../clock.ts'
import { ReaderError } from '../../reader-error.ts'
import type { IdentifyRequest, Touch } from '../../reader.ts'
import { DEFAULT_POLL_MS } from '../../wire/touches.ts'
import { found, refusal, untilLifted, type Session } from '../capture.ts'
import { CONFIRM, dirtyReason, POOR_IMAGE } from '../confirmations.ts'
import type { Reply } from '../exchange.ts'
import { runIdentify } from '../identify.ts'
import { PS_COMMANDS, PS_CONFIRM, PS_NOT_HERE } from './commands.ts'

/**
 * So long nothing is heard of a module that waits for a finger; then it is asked whether it is still there, early enough
 * that a dead one is noticed within 10 s.
 */
const FINGER_MS = 6000
const SEARCH_MS = 2000
/** Times an identification may get stuck before the reader counts as broken. */
const STUCK_LIMIT = 2

/** All slots, every step told: without the steps a lost result would look like nobody there. */
const PARAMS = [0xff, 0xff, 0, 0]
const IMAGE_STEP = 1

/** What one AutoIdentify came to; 'poll': not with this instruction, or not now. */
type Outcome = Touch | 'nobody' | 'poll'

/** Reads one answer; undefined: more will come. */
function outcomeOf(session: Session, reply: Reply): Outcome | undefined {
  const { confirmation, data, atMs } = reply
  if (confirmation === CONFIRM.ok) {
    if ((data[0] ?? 0) !== 5) return undefined
    const { hit } = found(session, { ...reply, data: data.slice(1) })
    return hit === undefined
      ? { kind: 'unknown', arrivedAtMs: atMs }
      : { kind: 'match', ...hit, arrivedAtMs: atMs }
  }
  if (confirmation === CONFIRM.notFound) return { kind: 'unknown', arrivedAtMs: atMs }
  if (confirmation === CONFIRM.timeout) return 'nobody'
  if (POOR_IMAGE.includes(confirmation))
    return { kind: 'dirty', reason: dirtyReason(confirmation), confirmation, arrivedAtMs: atMs }
  // With an empty library the module does not even look at the glass, yet whoever touches it wants to be answered.
  if (confirmation === PS_CONFIRM.libraryEmpty || PS_NOT_HERE.includes(confirmation)) return 'poll'
  throw refusal('AutoIdentify', reply)
}

async function once(session: Session, signal: AbortSignal): Promise<Outcome> {
  let outcome: Outcome | undefined
  const seen = { finger: false }
  const onReply = (reply: Reply): number | 'done' => {
    outcome = outcomeOf(session, reply)
    if (outcome !== undefined) return 'done'
    seen.finger ||= reply.data[0] === IMAGE_STEP
    return seen.finger ? SEARCH_MS : FINGER_MS
  }
  const params = [session.security, ...PARAMS]
  try {
    await session.link.stream({ command: PS_COMMANDS.autoIdentify, params, signal, onReply })
  } catch (error) {
    // A module that is there and waits longer for a finger than we do.
    if (error instanceof ReaderError && error.code === 'timedOut' && !seen.finger) return 'nobody'
    throw error
  }
  return outcome ?? 'nobody'
}

/** As `once`, asked again when an answer got lost on its way. */
async function surely(session: Session, signal: AbortSignal): Promise<Outcome> {
  for (let stuck = 0; ; stuck += 1) {
    try {
      return await once(session, signal)
    } catch (error) {
      const lost = error instanceof ReaderError && (error.code === 'timedOut' || error.code === 'badReply')
      if (!lost || stuck >= STUCK_LIMIT) throw error
    }
  }
}

/**
 * Has the module look for fingers by itself, and polls only for their lifting. Resolves when the signal fires, once
 * the module has stopped; rejects with the reader's failure. Polls like a classic reader while the library is empty
 * and where the module does not identify by itself.
 */
export async function runAutoIdentify(session: Session, request: IdentifyRequest): Promise<void> {
  const { signal, onTouch } = request
  const pollMs = request.pollMs ?? DEFAULT_POLL_MS
  try {
    if (request.liftFirst === true) await untilLifted(session, pollMs, signal)
    for (;;) {
      const outcome = await surely(session, signal)
      if (outcome === 'poll') break
      if (outcome === 'nobody') continue
      onTouch(outcome)
      await pause(session.clock, pollMs, signal)
      onTouch({ kind: 'lifted', arrivedAtMs: await untilLifted(session, pollMs, signal) })
    }
  } catch (error) {
    if (signal.aborted && error instanceof ReaderError && error.code === 'cancelled') return
    throw error
  }
  await runIdentify(session, { ...request, liftFirst: false })
}
