import type { ReaderClock } from '../clock.ts'
import type { DirtyReason } from '../reader.ts'
import { untilEmpty } from '../wire/touches.ts'
import { COMMANDS, NACK_CODE } from './commands.ts'
import { refusal, type Gt511Link } from './link.ts'

/** What the acts of a driver share. */
export type Session = {
  link: Gt511Link
  clock: ReaderClock
  /** Ids 0 .. capacity - 1, which are our slots. */
  capacity: number
}

/** One look at the glass; `poor` has the NACK that says why. */
export type Look = { kind: 'empty' | 'image'; atMs: number } | { kind: 'poor'; code: number; atMs: number }

/** The word for a NACK about a picture. */
export function dirtyReason(code: number): DirtyReason {
  if (code === NACK_CODE.badFinger) return 'disordered'
  return code === NACK_CODE.notPressed ? 'captureFailed' : 'other'
}

/** Switches the light on: in the dark the module sees no finger. It goes out with every loss of power. */
export async function lightOn(link: Gt511Link, signal?: AbortSignal): Promise<void> {
  const reply = await link.request(COMMANDS.cmosLed, 1, { signal })
  if (!reply.ok) throw refusal(COMMANDS.cmosLed, reply)
}

/** IsPressFinger. Rejects `refused` on a NACK, which the data sheet does not know here. */
export async function look(session: Session): Promise<Look> {
  const reply = await session.link.request(COMMANDS.isPressFinger)
  if (!reply.ok) throw refusal(COMMANDS.isPressFinger, reply)
  return { kind: reply.parameter === 0 ? 'image' : 'empty', atMs: reply.atMs }
}

/** A look and, when a finger is there, a picture for what comes next; the best one for enrolments. */
export async function capture(session: Session, best: boolean): Promise<Look> {
  const seen = await look(session)
  if (seen.kind !== 'image') return seen
  const reply = await session.link.request(COMMANDS.captureFinger, best ? 1 : 0)
  const { ok, parameter: code, atMs } = reply
  if (ok) return { kind: 'image', atMs }
  if (code === NACK_CODE.notPressed || code === NACK_CODE.badFinger) return { kind: 'poor', code, atMs }
  throw refusal(COMMANDS.captureFinger, reply)
}

/** Polls until the glass is empty; see `untilEmpty`. */
export const untilLifted = (
  session: Session,
  pollMs: number,
  signal: AbortSignal | undefined,
  limitMs?: number,
): Promise<number> => untilEmpty(session.clock, () => look(session), pollMs, signal, limitMs)
