import { throwIfCancelled } from '../clock.ts'
import { ReaderError } from '../reader-error.ts'
import type { IdentifyRequest, Touch } from '../reader.ts'
import { reportTouches } from '../wire/touches.ts'
import { COMMANDS, NACK_CODE } from './commands.ts'
import { capture, dirtyReason, lightOn, untilLifted, type Look, type Session } from './finger.ts'
import { refusal } from './link.ts'

/** A first picture is often taken while the finger still lands: so many are tried before anybody is bothered. */
const CAPTURES_PER_TOUCH = 3

/**
 * A module that lost its power for a moment answers as if nothing had been, but sees no finger any more: the light
 * is asked for again after so many ms.
 */
const LIGHT_MS = 5000

/** Captures until there is a picture, the tries are used up, or the finger is gone. Undefined: nobody there. */
async function firstGoodCapture(session: Session): Promise<Look | undefined> {
  let poor: Look | undefined
  for (let attempt = 0; attempt < CAPTURES_PER_TOUCH; attempt += 1) {
    const seen = await capture(session, false)
    if (seen.kind === 'image') return seen
    if (seen.kind === 'empty') return poor
    poor = seen
  }
  return poor
}

const dirty = (code: number, arrivedAtMs: number): Touch => ({
  kind: 'dirty',
  reason: dirtyReason(code),
  confirmation: code,
  arrivedAtMs,
})

/** The family gives no score: it is 0. */
async function oneTouch(session: Session): Promise<Touch | undefined> {
  const seen = await firstGoodCapture(session)
  if (seen === undefined) return undefined
  if (seen.kind === 'poor') return dirty(seen.code, seen.atMs)
  const reply = await session.link.request(COMMANDS.identify)
  const { ok, parameter, atMs: arrivedAtMs } = reply
  if (ok && parameter < session.capacity) return { kind: 'match', slot: parameter, score: 0, arrivedAtMs }
  if (ok) throw new ReaderError('badReply', `hit in slot ${parameter} outside the library`)
  const miss = parameter === NACK_CODE.identifyFailed || parameter === NACK_CODE.databaseEmpty
  if (miss) return { kind: 'unknown', arrivedAtMs }
  if (parameter === NACK_CODE.badFinger) return dirty(parameter, arrivedAtMs)
  throw refusal(COMMANDS.identify, reply)
}

/** Reports touches until the signal fires; see `reportTouches`. The light is on meanwhile, and stays on. */
export function runIdentify(session: Session, request: IdentifyRequest): Promise<void> {
  const { clock, link } = session
  const { signal } = request
  let litAtMs = Number.NEGATIVE_INFINITY
  const lit = async (): Promise<void> => {
    throwIfCancelled(signal)
    if (clock.monotonicMs() - litAtMs < LIGHT_MS) return
    await lightOn(link)
    litAtMs = clock.monotonicMs()
  }
  return reportTouches(clock, request, {
    oneTouch: async () => {
      await lit()
      return oneTouch(session)
    },
    untilLifted: async (pollMs) => {
      await lit()
      return untilLifted(session, pollMs, signal)
    },
  })
}
