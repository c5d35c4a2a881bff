import type { Parsed, WireParser } from './inbox.ts'

/** What stands at a place of the buffer: a wait for more bytes, or an event and the number of bytes used up. */
export type Step<E> = { used: number; event: E } | 'wait'

/** A byte outside of any frame, by its value: made once, because a line may be full of them. */
export const NOISE_STEPS = Array.from({ length: 256 }, (_, byte) => ({
  used: 1,
  event: { kind: 'noise' as const, byte },
}))

/** Cuts a byte stream into events; pure, without timers: its owner calls `expire` when the line was quiet too long. */
export type Scanner<E> = {
  /** Takes any number of bytes and tells what they completed. */
  push: (bytes: Uint8Array) => E[]
  /** The owner's inter-byte timer ran out: gives up the frame begun and reads the rest of it again. */
  expire: () => E[]
  /** Bytes of a frame begun and not finished; while above 0 the owner keeps its inter-byte timer running. */
  pending: () => number
  /** Forgets a frame begun. */
  reset: () => void
}

/**
 * A scanner over `step`, which looks at the bytes from place `at` on and uses up at least one of them per event.
 * `expired` is the event told for a frame that was given up.
 */
export function createScanner<E>(step: (bytes: Uint8Array, at: number) => Step<E>, expired: E): Scanner<E> {
  let buffer = new Uint8Array(0)

  const scan = (): E[] => {
    const events: E[] = []
    let at = 0
    for (;;) {
      const next = step(buffer, at)
      if (next === 'wait') break
      events.push(next.event)
      at += next.used
    }
    if (at > 0) buffer = buffer.slice(at)
    return events
  }

  return {
    push: (bytes) => {
      if (buffer.length === 0) {
        buffer = new Uint8Array(bytes)
        return scan()
      }
      const joined = new Uint8Array(buffer.length + bytes.length)
      joined.set(buffer)
      joined.set(bytes, buffer.length)
      buffer = joined
      return scan()
    },
    expire: () => {
      if (buffer.length === 0) return []
      buffer = buffer.slice(1)
      return [expired, ...scan()]
    },
    pending: () => buffer.length,
    reset: () => (buffer = new Uint8Array(0)),
  }
}

/** A scanner as the inbox needs it: `sort` says of each event which frame it is, or that something was damaged. */
export function createWireParser<E, F>(
  scanner: Scanner<E>,
  sort: (event: E) => F | 'damaged' | undefined,
): WireParser<F> {
  const parsed = (events: E[]): Parsed<F> => {
    const result: Parsed<F> = { frames: [], damaged: 0 }
    for (const event of events) {
      const one = sort(event)
      if (one === 'damaged') result.damaged += 1
      else if (one !== undefined) result.frames.push(one)
    }
    return result
  }
  return {
    push: (bytes) => parsed(scanner.push(bytes)),
    expire: () => parsed(scanner.expire()),
    pending: scanner.pending,
    reset: scanner.reset,
  }
}
