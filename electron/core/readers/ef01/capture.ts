import type { ReaderClock } from '../clock.ts'
import { ReaderError } from '../reader-error.ts'
import { untilEmpty } from '../wire/touches.ts'
import { COMMANDS, word, type Command } from './commands.ts'
import { CONFIRM, POOR_IMAGE } from './confirmations.ts'
import type { Ef01Dialect } from './dialect.ts'
import type { Light } from './light.ts'
import type { Link, Reply } from './link.ts'

/** What the acts of a driver share. */
export type Session = {
  link: Link
  clock: ReaderClock
  /** Slots 0 .. capacity - 1. */
  capacity: number
  /** 1B is quicker where it exists; set to false for good when the module does not know it. */
  fastSearch: boolean
  dialect: Ef01Dialect
  /** Security level 1 to 5, for instructions that want it said. */
  security: number
  /** Where the module is known to have one. */
  light?: Light | undefined
}

/** The ReaderError for a reply that is not what was hoped for. */
export function refusal(name: string, reply: Reply): ReaderError {
  const hex = reply.confirmation.toString(16).padStart(2, '0').toUpperCase()
  return new ReaderError('refused', `${name}: ${hex}`, { confirmation: reply.confirmation })
}

/** One look at the glass. */
export type Look = { kind: 'empty' | 'image' | 'poor'; confirmation: number; atMs: number }

/** GenImg. Rejects `refused` for codes that say nothing about a finger (21: password needed). */
export async function look(
  session: Session,
  signal: AbortSignal | undefined,
  image: Command = COMMANDS.genImg,
): Promise<Look> {
  const reply = await session.link.request(image, [], { signal })
  const { confirmation, atMs } = reply
  if (confirmation === CONFIRM.ok) return { kind: 'image', confirmation, atMs }
  if (confirmation === CONFIRM.noFinger) return { kind: 'empty', confirmation, atMs }
  if (POOR_IMAGE.includes(confirmation)) return { kind: 'poor', confirmation, atMs }
  throw refusal(image.name, reply)
}

/** A look and, when there is a picture, its features into `buffer`. */
export async function capture(
  session: Session,
  buffer: number,
  signal: AbortSignal | undefined,
  image?: Command,
): Promise<Look> {
  const seen = await look(session, signal, image)
  if (seen.kind !== 'image') return seen
  const reply = await session.link.request(COMMANDS.img2Tz, [buffer], { signal })
  const { confirmation, atMs } = reply
  if (confirmation === CONFIRM.ok) return { kind: 'image', confirmation, atMs }
  if (POOR_IMAGE.includes(confirmation)) return { kind: 'poor', confirmation, atMs }
  throw refusal('Img2Tz', reply)
}

export type Found = { slot: number; score: number } | undefined

/** Reads a Search reply. On 09 the slot and score beside it mean nothing: the code is believed, not the slot. */
export function found(session: Session, reply: Reply): { hit: Found; atMs: number } {
  if (reply.confirmation === CONFIRM.notFound) return { hit: undefined, atMs: reply.atMs }
  if (reply.confirmation !== CONFIRM.ok) throw refusal('Search', reply)
  const view = new DataView(reply.data.buffer, reply.data.byteOffset, reply.data.byteLength)
  const hit = { slot: view.getUint16(0), score: view.getUint16(2) }
  if (hit.slot >= session.capacity)
    throw new ReaderError('badReply', `hit in slot ${hit.slot} outside the library`)
  return { hit, atMs: reply.atMs }
}

/**
 * Looks buffer 1 up in the whole library. HighSpeedSearch (1B) where the module knows it; its miss is
 * confirmed by the honest Search (04), because some firmwares look through a part only.
 */
export async function search(
  session: Session,
  signal: AbortSignal | undefined,
): Promise<{ hit: Found; atMs: number }> {
  const range = [1, ...word(0), ...word(session.capacity)]
  if (session.fastSearch) {
    const reply = await fastReply(session, range, signal)
    if (reply?.confirmation === CONFIRM.ok) return found(session, reply)
  }
  return found(session, await session.link.request(COMMANDS.search, range, { signal }))
}

async function fastReply(
  session: Session,
  range: number[],
  signal: AbortSignal | undefined,
): Promise<Reply | undefined> {
  try {
    const reply = await session.link.request(COMMANDS.highSpeedSearch, range, { signal, attempts: 1 })
    const understood = [CONFIRM.ok, CONFIRM.notFound, CONFIRM.passwordNeeded] as number[]
    if (!understood.includes(reply.confirmation)) session.fastSearch = false
    return reply
  } catch (error) {
    if (!(error instanceof ReaderError) || (error.code !== 'noReply' && error.code !== 'badReply'))
      throw error
    session.fastSearch = false
    return undefined
  }
}

/** Polls until the glass is empty; see `untilEmpty`. */
export const untilLifted = (
  session: Session,
  pollMs: number,
  signal: AbortSignal | undefined,
  limitMs?: number,
): Promise<number> => untilEmpty(session.clock, () => look(session, signal), pollMs, signal, limitMs)
