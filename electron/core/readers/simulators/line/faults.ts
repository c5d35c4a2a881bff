import { randomInt } from 'node:crypto'
import type { ReaderClock } from '../../clock.ts'
import { STX } from '../../line/events.ts'
import { CHUNK_MS, createOrderedOutput, type FaultKind, type FaultyLine } from '../faults.ts'

/** A digit changed so that it is another digit: of a frame this spoils the check, of a text the id. */
function misread(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  copy[1] = copy[1] === 0x30 ? 0x31 : 0x30
  return copy
}

/** Bytes of an antenna in the wind: anything but the start of a frame, which is the fault `truncate`. */
function noise(): Uint8Array {
  return Uint8Array.from({ length: 3 }, () => randomInt(STX + 1, 0x100))
}

/** What goes over the line instead; undefined for a fault that somebody who is never asked cannot have. */
function spoiled(kind: FaultKind, bytes: Uint8Array, previous: Uint8Array): Uint8Array[] | undefined {
  switch (kind) {
    case 'none':
      return [bytes]
    case 'noise':
      return [noise(), bytes]
    case 'truncate':
      return [bytes.subarray(0, bytes.length - 3)]
    case 'silence':
      return []
    case 'chunk':
      return [...bytes].map((byte) => Uint8Array.of(byte))
    case 'stale':
      return [previous, bytes]
    case 'checksum':
      return [misread(bytes)]
    case 'doubleReply':
      return [bytes, bytes]
    default:
      return undefined
  }
}

/** A card reader's line that spoils what passes over it; each card is what a reply is elsewhere. */
export function createFaultyCardLine(clock: ReaderClock, output: (bytes: Uint8Array) => void): FaultyLine {
  const out = createOrderedOutput(clock, output)
  let previous = new Uint8Array(0)
  let kind: FaultKind = 'none'
  let left = Infinity

  return {
    send: (bytes) => {
      if (left <= 0) kind = 'none'
      left -= 1
      for (const piece of spoiled(kind, bytes, previous) ?? []) out(piece, kind === 'chunk' ? CHUNK_MS : 0)
      previous = new Uint8Array(bytes)
    },
    set: (next, count = Infinity) => {
      if (spoiled(next, previous, previous) === undefined)
        throw new Error(`no such fault of a card reader: ${next}`)
      kind = next
      left = count
    },
    kind: () => kind,
  }
}
