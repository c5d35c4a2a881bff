import { CARD_DIGITS, checkDigits, printedNumber } from './card.ts'
import { ETX, meansNothing, STX, type LineEvent, type LineParser, type Malformed } from './events.ts'
import type { LineSettings } from './settings.ts'

/** Digits of card and check. */
const DIGITS = CARD_DIGITS + 2
const TAIL = '\r\n'

/** Half a frame this old is given up; the next STX would do it too. */
const STALE_MS = 2000

/** Whether a character may follow the first so many of a frame: digits, then perhaps CR LF. */
function mayFollow(count: number, char: string): boolean {
  return count < DIGITS ? /[0-9A-Fa-f]/.test(char) : TAIL[count - DIGITS] === char
}

/** What stood between STX and ETX. */
function cardOf(held: string, cardAs: LineSettings['cardAs']): LineEvent {
  if (held.length !== DIGITS && held.length !== DIGITS + TAIL.length) {
    return { kind: 'malformed', reason: 'frame' }
  }
  const raw = held.slice(0, DIGITS)
  const card = raw.slice(0, CARD_DIGITS).toUpperCase()
  if (raw.slice(CARD_DIGITS).toUpperCase() !== checkDigits(card)) {
    return { kind: 'malformed', reason: 'check' }
  }
  return { kind: 'card', number: cardAs === 'hex' ? card : printedNumber(card), raw }
}

/** Finds cards' frames in any bytes. STX never stands inside one, so each STX begins anew, whatever was before it. */
export function createFrameReader(cardAs: LineSettings['cardAs']): LineParser {
  let held: string | undefined
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

  const take = (byte: number): LineEvent | undefined => {
    if (byte === STX) {
      const torn = held !== undefined && held !== ''
      held = ''
      return torn ? malformed('torn') : undefined
    }
    if (meansNothing(byte)) return undefined
    if (held === undefined) return outside(byte)
    const before = held
    const char = String.fromCharCode(byte)
    if (byte !== ETX && mayFollow(before.length, char)) {
      held = before + char
      return undefined
    }
    held = undefined
    if (byte !== ETX) return malformed('frame')
    const event = cardOf(before, cardAs)
    told = event.kind === 'malformed'
    return event
  }

  return {
    push: (bytes) => {
      const events: LineEvent[] = []
      for (let at = 0; at < bytes.length; at += 1) {
        const event = take(bytes[at] ?? 0)
        if (event !== undefined) events.push(event)
      }
      return events
    },
    quiet: () => {
      const torn = held !== undefined && held !== ''
      held = undefined
      return torn ? [malformed('torn')] : []
    },
    quietMs: STALE_MS,
    pending: () => held?.length ?? 0,
    reset: () => (held = undefined),
  }
}
