import type { IdentifyRequest, Touch } from '../reader.ts'
import { reportTouches } from '../wire/touches.ts'
import { capture, search, untilLifted, type Look, type Session } from './capture.ts'
import { dirtyReason } from './confirmations.ts'

/** A first picture is often taken while the finger still lands: so many are tried before anybody is bothered. */
const CAPTURES_PER_TOUCH = 3

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

/** Reports touches until the signal fires, with the light that belongs to each; see `reportTouches`. */
export async function runIdentify(session: Session, request: IdentifyRequest): Promise<void> {
  const { light } = session
  const { signal } = request
  await reportTouches(session.clock, request, {
    oneTouch: () => oneTouch(session, signal),
    untilLifted: (pollMs) => untilLifted(session, pollMs, signal),
    told: async ({ kind }) => {
      if (kind === 'lifted') await light?.show('off', signal)
      else if (kind === 'match' || kind === 'unknown') await light?.show(kind, signal)
    },
  })
  await light?.show('off').catch(() => undefined)
}
