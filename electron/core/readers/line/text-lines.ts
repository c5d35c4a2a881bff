import { meansNothing, STX, type LineEvent, type LineParser, type Malformed } from './events.ts'
import type { LineSettings } from './settings.ts'

/** Longest line, in bytes (wire reference 6). */
const LIMIT = 64
/** Silence that ends a line where it is allowed to, in ms, and the fewest characters it ends. */
const SILENCE_MS = 100
const SILENCE_LEAST = 4
/** Half a line this old was cut off: what comes next must not be joined to it. */
const STALE_MS = 2000

const BOM = [0xef, 0xbb, 0xbf]

const malformed = (reason: Malformed): LineEvent => ({ kind: 'malformed', reason })

const endsLine = (byte: number): boolean => byte < 0x20 && byte !== STX && !meansNothing(byte)

/** The id in a line, by the operator's rules; undefined for a line of spaces. */
function cardOf(bytes: readonly number[], settings: LineSettings): LineEvent | undefined {
  if (bytes.some((byte) => byte > 0x7e)) return malformed('notText')
  const line = String.fromCharCode(...bytes).trimStart()
  if (line === '') return undefined
  const prefix = settings.prefix.trimStart()
  if (!line.startsWith(prefix)) return malformed('prefix')
  const rest = line.slice(prefix.length)
  const end = rest.lastIndexOf(settings.suffix)
  if (end < 0) return malformed('suffix')
  const number = rest.slice(0, end).trim()
  const fits = number.length >= settings.minLength && number.length <= settings.maxLength
  return fits && number !== '' ? { kind: 'card', number, raw: line.trimEnd() } : malformed('length')
}

/** Finds lines in any bytes: CR, LF, TAB or ETX end one, so CR LF ends one and begins none; STX begins anew. */
export function createTextReader(settings: LineSettings): LineParser {
  let held: number[] = []
  /** The line is too long: nothing counts until its end. */
  let skipping = false

  const end = (): LineEvent | undefined => {
    const event = skipping || held.length === 0 ? undefined : cardOf(held, settings)
    held = []
    skipping = false
    return event
  }

  /** Gives up what was begun. */
  const tear = (): LineEvent | undefined => {
    const torn = held.length > 0
    held = []
    skipping = false
    return torn ? malformed('torn') : undefined
  }

  /** Takes the signs that stand at a place, all at once: nearly every byte is one. Gives the place after them. */
  const takeSigns = (bytes: ArrayLike<number>, from: number): number => {
    let at = from
    for (; !skipping && at < bytes.length && held.length < LIMIT; at += 1) {
      const byte = bytes[at] ?? 0
      if (byte < 0x20) break
      held.push(byte)
      if (byte === BOM[2] && held.length === BOM.length && BOM.every((mark, place) => held[place] === mark))
        held = []
    }
    return at
  }

  const take = (byte: number): LineEvent | undefined => {
    if (byte === STX) return tear()
    if (endsLine(byte)) return end()
    if (skipping || meansNothing(byte)) return undefined
    held = []
    skipping = true
    return malformed('tooLong')
  }

  return {
    push: (bytes) => {
      const events: LineEvent[] = []
      for (let at = takeSigns(bytes, 0); at < bytes.length; at = takeSigns(bytes, at + 1)) {
        const event = take(bytes[at] ?? 0)
        if (event !== undefined) events.push(event)
      }
      return events
    },
    quiet: () => {
      const event = settings.silenceEnds && held.length >= SILENCE_LEAST ? end() : tear()
      return event === undefined ? [] : [event]
    },
    quietMs: settings.silenceEnds ? SILENCE_MS : STALE_MS,
    pending: () => (skipping ? 1 : held.length),
    reset: () => void tear(),
  }
}
