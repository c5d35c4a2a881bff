/**
 * Frames of the F5 family: F5, code, three bytes (P1 P2 P3 of a command, Q1 Q2 Q3 of a reply), 00, check, F5; the
 * check is the exclusive or of the five bytes from the code on. A block of data follows some frames, as long as their
 * first two bytes say: F5, data, exclusive or of the data, F5. F5 occurs inside of both, so that frames are cut by
 * their length alone. Source: Waveshare UART fingerprint sensor manual (wire reference 4).
 */
import { createScanner, NOISE_STEPS, type Scanner, type Step } from '../wire/scanner.ts'

const MARK = 0xf5
const FRAME_BYTES = 8
/** What stands around the data of a block, in bytes. */
const BLOCK_FRAME = 3
/** The longest block there is lists 4095 users; an image has 9800 bytes. */
export const MAX_BLOCK = 2 + 3 * 0xfff

/** `word` is P1 P2 or Q1 Q2, 16 bits big-endian: mostly a user; `last` is P3 or Q3: in replies mostly the outcome. */
export type F5Frame = { code: number; word: number; last: number }

export type F5Event =
  | ({ kind: 'frame' } & F5Frame)
  /** The data that belong to the frame before, whose code this is. */
  | { kind: 'block'; code: number; data: Uint8Array }
  /** One byte outside of any frame. */
  | { kind: 'noise'; byte: number }
  /** An F5 that begins no frame or block: it was dropped, what followed is being read again. */
  | { kind: 'badFrame' }
  | { kind: 'expired' }

/** Of the bytes from `from` (inclusive) to `to` (exclusive). */
function exclusiveOr(bytes: ArrayLike<number>, from: number, to: number): number {
  let sum = 0
  for (let at = from; at < to; at += 1) sum ^= bytes[at] ?? 0
  return sum
}

/** Writes a command or reply. */
export function encodeFrame({ code, word, last }: F5Frame): Uint8Array {
  const body = [code, (word >> 8) & 0xff, word & 0xff, last, 0]
  return Uint8Array.from([MARK, ...body, exclusiveOr(body, 0, body.length), MARK])
}

/** Writes a block. Throws RangeError on data whose length no frame can say. */
export function encodeBlock(data: ArrayLike<number>): Uint8Array {
  if (data.length > 0xffff) throw new RangeError(`block of ${data.length} bytes`)
  const bytes = new Uint8Array(data.length + BLOCK_FRAME).fill(MARK)
  bytes.set(Array.from(data), 1)
  bytes[data.length + 1] = exclusiveOr(data, 0, data.length)
  return bytes
}

function frameStep(bytes: Uint8Array, at: number): Step<F5Event> {
  if (bytes.length - at < FRAME_BYTES) return 'wait'
  const good =
    bytes[at + 5] === 0 && bytes[at + 7] === MARK && bytes[at + 6] === exclusiveOr(bytes, at + 1, at + 6)
  if (!good) return { used: 1, event: { kind: 'badFrame' } }
  const word = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
  return {
    used: FRAME_BYTES,
    event: { kind: 'frame', code: bytes[at + 1] ?? 0, word, last: bytes[at + 4] ?? 0 },
  }
}

function blockStep(bytes: Uint8Array, at: number, code: number, length: number): Step<F5Event> {
  if (bytes.length - at < length + BLOCK_FRAME) return 'wait'
  const end = at + 1 + length
  const good = bytes[end + 1] === MARK && bytes[end] === exclusiveOr(bytes, at + 1, end)
  if (!good) return { used: 1, event: { kind: 'badFrame' } }
  return { used: length + BLOCK_FRAME, event: { kind: 'block', code, data: bytes.slice(at + 1, end) } }
}

/**
 * Looks at the buffer from place `at` on, one look after the other. `blockAfter` says which frames a block follows; one
 * that turns out broken is looked for no longer.
 */
export function createF5Step(blockAfter: (frame: F5Frame) => boolean): {
  step: (bytes: Uint8Array, at: number) => Step<F5Event>
  /** Forgets that a block is to follow. */
  reset: () => void
} {
  let head: F5Frame | undefined
  const nextOf = (bytes: Uint8Array, at: number): Step<F5Event> => {
    if (head === undefined) return frameStep(bytes, at)
    // Some modules answer twice. No block begins like its own head: the highest user number is FFF.
    const again = frameStep(bytes, at)
    if (again !== 'wait' && again.event.kind === 'frame' && again.event.code === head.code) return again
    return blockStep(bytes, at, head.code, head.word)
  }
  return {
    step: (bytes, at) => {
      const first = bytes[at]
      if (first === undefined) return 'wait'
      if (first !== MARK) return NOISE_STEPS[first] ?? 'wait'
      const next = nextOf(bytes, at)
      if (next === 'wait') return next
      const { event } = next
      const follows = event.kind === 'frame' && blockAfter(event) && event.word > 0 && event.word <= MAX_BLOCK
      head = follows ? event : undefined
      return next
    },
    reset: () => (head = undefined),
  }
}

/** An incremental parser for either side of the line. */
export function createF5Parser(blockAfter: (frame: F5Frame) => boolean): Scanner<F5Event> {
  const { step, reset } = createF5Step(blockAfter)
  const scanner = createScanner<F5Event>(step, { kind: 'expired' })
  return {
    ...scanner,
    expire: () => {
      reset()
      return scanner.expire()
    },
    reset: () => {
      reset()
      scanner.reset()
    },
  }
}
