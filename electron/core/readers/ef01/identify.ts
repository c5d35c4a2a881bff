import { pause } from '../clock.ts'
import { ReaderError } from '../reader-error.ts'
import type { IdentifyRequest, Touch } from '../reader.ts'
import { capture, search, untilLifted, type Look, type Session } from './capture.ts'
import { dirtyReason } from './confirmations.ts'

/** A first picture is often taken while the finger still lands: so many are tried before anybody is bothered. */
const CAPTURES_PER_TOUCH = 3

export const DEFAULT_POLL_MS = 150

/** Captures until features came out, the tries are used up, or the finger is gone. Undefined: nobody there. */
async function firstGoodCapture(session: Session, signal: AbortSignal): Promise<Look | undefined> {
  let poor: Look | undefined
  for (let attempt = 0; attempt < CAPTURES_PER_TOUCH; attempt += 1) {
    const seen = await capture(session, 1, signal)
    if (seen.kind === 'image') return seen
    if (seen.kind === 'empty') return poor
    poor = seen
  }
  return poor
}

async function oneTouch(session: Session, signal: AbortSignal): Promise<Touch | undefined> {
  const seen = await firstGoodCapture(session, signal)
  if (seen === undefined) return undefined
  if (seen.kind === 'poor') {
    const { confirmation } = seen
    return { kind: 'dirty', reason: dirtyReason(confirmation), confirmation, arrivedAtMs: seen.atMs }
  }
  // No GenImg between Img2Tz and Search: on R503 a new picture would spoil the features.
  const { hit, atMs } = await search(session, signal)
  return hit === undefined
    ? { kind: 'unknown', arrivedAtMs: atMs }
    : { kind: 'match', ...hit, arrivedAtMs: atMs }
}

/**
 * Looks at the glass for ever and reports each touch once: the finger has to be lifted before the next one counts
 * (wire reference 2.11). Resolves when the signal fires; rejects with the reader's failure.
 */
export async function runIdentify(session: Session, request: IdentifyRequest): Promise<void> {
  const { signal, onTouch } = request
  const pollMs = request.pollMs ?? DEFAULT_POLL_MS
  try {
    if (request.liftFirst === true) await untilLifted(session, pollMs, signal)
    for (;;) {
      const touch = await oneTouch(session, signal)
      if (touch !== undefined) {
        onTouch(touch)
        if (touch.kind === 'match' || touch.kind === 'unknown') await session.light?.show(touch.kind, signal)
        await pause(session.clock, pollMs, signal)
        onTouch({ kind: 'lifted', arrivedAtMs: await untilLifted(session, pollMs, signal) })
        await session.light?.show('off', signal)
      }
      await pause(session.clock, pollMs, signal)
    }
  } catch (error) {
    if (signal.aborted && error instanceof ReaderError && error.code === 'cancelled') {
      await session.light?.show('off').catch(() => undefined)
      return
    }
    throw error
  }
}
