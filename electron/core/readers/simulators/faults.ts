import { randomInt } from 'node:crypto'
import type { ReaderClock } from '../clock.ts'
import { encodeFrame, PACKET } from '../ef01/codec.ts'
import { CONFIRM } from '../ef01/confirmations.ts'

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
  /** The reply carries another address. */
  'foreign',
  'doubleReply',
  /** 21 to everything. */
  'locked',
  /** Data streams stop after their first packet. */
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

function readdressed(frame: Uint8Array): Uint8Array {
  return encodeFrame({ address: 0x0badcafe, id: frame[6] ?? 0, payload: frame.subarray(9, -2) })
}

/** The refusal of a module whose password was not verified, from where the frame came from. */
function refused(frame: Uint8Array): Uint8Array {
  const address = new DataView(frame.buffer, frame.byteOffset).getUint32(2)
  return encodeFrame({ address, id: PACKET.acknowledge, payload: [CONFIRM.passwordNeeded] })
}

function flipped(frame: Uint8Array): Uint8Array {
  const copy = frame.slice()
  copy[copy.length - 1] = (copy[copy.length - 1] ?? 0) ^ 1
  return copy
}

type Memory = {
  /** Acknowledge sent before this one. */
  previous: Uint8Array | undefined
  /** Data packets since the last acknowledge. */
  dataPackets: number
}

type Piece = { bytes: Uint8Array; afterMs?: number }

/** What goes over the line instead of a frame. */
function spoiled(kind: FaultKind, bytes: Uint8Array, memory: Memory): Piece[] {
  const whole = { bytes }
  const acknowledge = bytes[6] === PACKET.acknowledge
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
      return [{ bytes: flipped(bytes) }]
    case 'foreign':
      return [{ bytes: readdressed(bytes) }]
    case 'doubleReply':
      return acknowledge ? [whole, whole] : [whole]
    case 'locked':
      return acknowledge ? [{ bytes: refused(bytes) }] : []
    case 'dataStop':
      return memory.dataPackets > 1 ? [] : [whole]
    case 'none':
      return [whole]
  }
}

/** A line that spoils what passes over it, as told. */
export function createFaultyLine(clock: ReaderClock, output: (bytes: Uint8Array) => void): FaultyLine {
  const out = createOrderedOutput(clock, output)
  const memory: Memory = { previous: undefined, dataPackets: 0 }
  let kind: FaultKind = 'none'
  let left = Infinity

  return {
    send: (bytes) => {
      // Stray bytes (55 at boot) are no reply and pass as they are.
      if (bytes.length < 12 && bytes[0] !== 0xef) {
        out(bytes)
        return
      }
      const acknowledge = bytes[6] === PACKET.acknowledge
      memory.dataPackets = acknowledge ? 0 : memory.dataPackets + 1
      if (acknowledge && left <= 0) kind = 'none'
      if (acknowledge) left -= 1
      if (kind === 'late') clock.after(LATE_MS, () => out(bytes))
      for (const piece of spoiled(kind, bytes, memory)) out(piece.bytes, piece.afterMs)
      if (acknowledge) memory.previous = bytes
    },
    set: (next, count = Infinity) => {
      kind = next
      left = count
    },
    kind: () => kind,
  }
}
