import { CARD_DIGITS } from './card.ts'
import { ETX, meansNothing, STX, type LineEvent, type LineParser, type Malformed } from './events.ts'
import type { LineSettings } from './settings.ts'

/** Digits of card and check. */
const DIGITS = CARD_DIGITS + 2
const TAIL: readonly number[] = [0x0d, 0x0a]

/** Half a frame this old is given up; the next STX would do it too. */
const STALE_MS = 2000

/** Value of a byte that is a hex digit, upper or lower; -1 for any other. */
const DIGIT_VALUES = Int8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x80 && /[0-9A-Fa-f]/.test(String.fromCharCode(byte))
    ? Number.parseInt(String.fromCharCode(byte), 16)
    : -1,
)
const valueOf = (byte: number | undefined): number => DIGIT_VALUES[byte ?? 0] ?? -1

/** What stood between STX and ETX: the first `count` bytes of `held`. */
function cardOf(held: readonly number[], count: number, cardAs: LineSettings['cardAs']): LineEvent {
  if (count !== DIGITS && count !== DIGITS + TAIL.length) return { kind: 'malformed', reason: 'frame' }
  let check = 0
  let printed = 0
  // the check is the exclusive or of the five bytes, so that all six come to nothing
  for (let at = 0; at < DIGITS; at += 2) {
    const byte = (valueOf(held[at]) << 4) | valueOf(held[at + 1])
    check ^= byte
    if (at > 0 && at < CARD_DIGITS) printed = printed * 0x100 + byte
  }
  if (check !== 0) return { kind: 'malformed', reason: 'check' }
  const raw = String.fromCharCode(...held.slice(0, DIGITS))
  const number =
    cardAs === 'hex' ? raw.slice(0, CARD_DIGITS).toUpperCase() : String(printed).padStart(CARD_DIGITS, '0')
  return { kind: 'card', number, raw }
}

/** Finds cards' frames in any bytes. STX never stands inside one, so each STX begins anew, whatever was before it. */
export function createFrameReader(cardAs: LineSettings['cardAs']): LineParser {
  const held = Array.from({ length: DIGITS + TAIL.length }, () => 0)
  /** Bytes of a frame begun; undefined outside of one. */
  let count: number | undefined
  /** What is wrong here has been told; the rest of it is not worth another word. */
  let told = false

  const malformed = (reason: Malformed): LineEvent => {
    told = true
    return { kind: 'malformed', reason }
  }

  const outside = (byte: number): LineEvent | undefined => {
    const lineEnd = byte === 0x0a || byte === 0x0d
    if (lineEnd) told = false
    return lineEnd || told ? undefined : malformed('stray')
  }

  /** Takes the digits that stand at a place of a frame begun, all at once: nearly every byte is one. Gives the place after them. */
  const takeDigits = (bytes: ArrayLike<number>, from: number): number => {
    if (count === undefined) return from
    const most = Math.min(DIGITS - count, bytes.length - from)
    let taken = 0
    for (; taken < most; taken += 1) {
      const byte = bytes[from + taken] ?? 0
      if (valueOf(byte) < 0) break
      held[count + taken] = byte
    }
    count += taken
    return from + taken
  }

  const take = (byte: number): LineEvent | undefined => {
    if (byte === STX) {
      const torn = count !== undefined && count > 0
      count = 0
      return torn ? malformed('torn') : undefined
    }
    if (meansNothing(byte)) return undefined
    if (count === undefined) return outside(byte)
    const before = count
    if (byte === TAIL[before - DIGITS]) {
      held[before] = byte
      count = before + 1
      return undefined
    }
    count = undefined
    if (byte !== ETX) return malformed('frame')
    const event = cardOf(held, before, cardAs)
    told = event.kind === 'malformed'
    return event
  }

  return {
    push: (bytes) => {
      const events: LineEvent[] = []
      for (let at = takeDigits(bytes, 0); at < bytes.length; at = takeDigits(bytes, at + 1)) {
        const event = take(bytes[at] ?? 0)
        if (event !== undefined) events.push(event)
      }
      return events
    },
    quiet: () => {
      const torn = count !== undefined && count > 0
      count = undefined
      return torn ? [malformed('torn')] : []
    },
    quietMs: STALE_MS,
    pending: () => count ?? 0,
    reset: () => (count = undefined),
  }
}
