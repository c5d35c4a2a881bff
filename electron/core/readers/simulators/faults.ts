import { randomInt } from 'node:crypto'
import type { ReaderClock } from '../clock.ts'
import { EF01_LINE } from './ef01/line.ts'
import type { LineTraits } from './line-traits.ts'

/** What can go wrong between a module and its host (wire reference 2.14 and 8). */
export const FAULTS = [
  'none',
  /** A random byte and a 55 or 00 before each reply. */
  'noise',
  /** The reply stops before its end. */
  'truncate',
  'silence',
  /** Every byte for itself. */
  'chunk',
  /** The reply of the command before comes first. */
  'stale',
  /** The reply comes when nobody waits for it any more. */
  'late',
  /** One bit of the checksum is wrong. */
  'checksum',
  /** The reply carries another address, or belongs to another command where there are no addresses. */
  'foreign',
  'doubleReply',
  /** A no to everything: 21 (EF01), 100F (GT-511), 01 (F5). */
  'locked',
  /** Data streams stop after their first packet, or in the middle of their only one. */
  'dataStop',
] as const

export type FaultKind = (typeof FAULTS)[number]

export function isFault(text: string): text is FaultKind {
  return (FAULTS as readonly string[]).includes(text)
}

/** Longer than any reply is waited for. */
const LATE_MS = 2500
/** Between two bytes that come for themselves. */
export const CHUNK_MS = 1

export type FaultyLine = {
  /** Takes what the module sends, a frame a call. */
  send: (bytes: Uint8Array) => void
  /** From now on this fault, for `count` replies or until changed. */
  set: (kind: FaultKind, count?: number) => void
  kind: () => FaultKind
}

/** Sends in order, each piece after its wait; at once as long as nothing waits. */
export function createOrderedOutput(clock: ReaderClock, output: (bytes: Uint8Array) => void) {
  const queue: { bytes: Uint8Array; afterMs: number }[] = []
  let waiting = false
  const work = (): void => {
    for (let next = queue[0]; next !== undefined && !waiting; next = queue[0]) {
      const { bytes, afterMs } = next
      queue.shift()
      if (afterMs === 0) {
        output(bytes)
        continue
      }
      waiting = true
      clock.after(afterMs, () => {
        output(bytes)
        waiting = false
        work()
      })
    }
  }
  return (bytes: Uint8Array, afterMs = 0): void => {
    queue.push({ bytes, afterMs })
    work()
  }
}

function flipped(frame: Uint8Array, checkFromEnd: number): Uint8Array {
  const at = frame.length - checkFromEnd
  return frame.with(at, (frame[at] ?? 0) ^ 1)
}

type Memory = {
  /** Acknowledge sent before this one. */
  previous: Uint8Array | undefined
  /** Data packets since the last acknowledge. */
  dataPackets: number
}

type Piece = { bytes: Uint8Array; afterMs?: number }

/** What goes over the line instead of a frame. */
function spoiled(kind: FaultKind, bytes: Uint8Array, memory: Memory, traits: LineTraits): Piece[] {
  const whole = { bytes }
  const acknowledge = traits.isReply(bytes)
  switch (kind) {
    case 'noise':
      // Not EF: a false header could swallow the start of the reply, which is another fault (truncate).
      return [{ bytes: Uint8Array.of(randomInt(0, 0xef), randomInt(2) === 0 ? 0x55 : 0x00) }, whole]
    case 'truncate':
      return [{ bytes: bytes.subarray(0, bytes.length - 3) }]
    case 'silence':
    case 'late':
      return []
    case 'chunk':
      return [...bytes].map((byte) => ({ bytes: Uint8Array.of(byte), afterMs: CHUNK_MS }))
    case 'stale':
      return memory.previous === undefined || !acknowledge ? [whole] : [{ bytes: memory.previous }, whole]
    case 'checksum':
      return [{ bytes: flipped(bytes, traits.checkFromEnd) }]
    case 'foreign':
      return [{ bytes: traits.foreign(bytes) }]
    case 'doubleReply':
      return acknowledge ? [whole, whole] : [whole]
    case 'locked':
      return acknowledge ? [{ bytes: traits.refused(bytes) }] : []
    case 'dataStop':
      if (acknowledge) return [whole]
      if (!traits.inPackets) return [{ bytes: bytes.subarray(0, bytes.length >> 1) }]
      return memory.dataPackets > 1 ? [] : [whole]
    case 'none':
      return [whole]
  }
}

/** A line that spoils what passes over it, as told; of the EF01 family unless told otherwise. */
export function createFaultyLine(
  clock: ReaderClock,
  output: (bytes: Uint8Array) => void,
  traits: LineTraits = EF01_LINE,
): FaultyLine {
  const out = createOrderedOutput(clock, output)
  const memory: Memory = { previous: undefined, dataPackets: 0 }
  let kind: FaultKind = 'none'
  let left = Infinity

  return {
    send: (bytes) => {
      if (traits.isStray(bytes)) {
        out(bytes)
        return
      }
      const acknowledge = traits.isReply(bytes)
      memory.dataPackets = acknowledge ? 0 : memory.dataPackets + 1
      if (acknowledge && left <= 0) kind = 'none'
      if (acknowledge) left -= 1
      if (kind === 'late') clock.after(LATE_MS, () => out(bytes))
      for (const piece of spoiled(kind, bytes, memory, traits)) out(piece.bytes, piece.afterMs)
      if (acknowledge) memory.previous = bytes
    },
    set: (next, count = Infinity) => {
      kind = next
      left = count
    },
    kind: () => kind,
  }
}
