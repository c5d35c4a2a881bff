/**
 * Frames of the EF01 family: header EF 01, address (4), packet id (1), length (2), payload, checksum (2), all
 * big-endian. The length counts payload and checksum; the checksum is the sum of id, length bytes and payload,
 * modulo 65536. Sources: ZFM-20 manual, M5 fingerprint protocol 1.0.
 */
import { createScanner, NOISE_STEPS, type Scanner, type Step } from '../wire/scanner.ts'

/** Packet ids. Any other id is carried through and left to the receiver to ignore. */
export const PACKET = { command: 0x01, data: 0x02, acknowledge: 0x07, lastData: 0x08 } as const

export const DEFAULT_ADDRESS = 0xffffffff

/** Largest payload: 256 bytes, so the length field never exceeds 0102. */
export const MAX_PAYLOAD = 256

const HEAD = 9

export type Frame = {
  /** Module address, 32 bits unsigned. */
  address: number
  /** Packet id, see PACKET. */
  id: number
  /** Command or confirmation code and what follows it, or data bytes; without checksum. */
  payload: Uint8Array
}

export type ParserEvent =
  | { kind: 'frame'; frame: Frame }
  /** A sound frame of another address, discarded whole. */
  | { kind: 'foreign'; frame: Frame }
  /** One byte outside any frame; 55 is a boot mark, 00 a wake-up glitch. */
  | { kind: 'noise'; byte: number }
  /** The header EF was dropped and what followed it is being read again. */
  | { kind: 'badLength'; address: number; id: number }
  | { kind: 'badChecksum'; address: number; id: number }
  | { kind: 'expired' }

export type FrameParser = Scanner<ParserEvent> & {
  /** From now on frames of this address are ours; undefined takes all. */
  setAddress: (address: number | undefined) => void
}

function checksum(id: number, length: number, payload: Uint8Array): number {
  let sum = id + (length >> 8) + (length & 0xff)
  for (let at = 0; at < payload.length; at += 1) sum += payload[at] ?? 0
  return sum & 0xffff
}

/** Writes one frame. Throws RangeError on a payload above 256 bytes, which no module of the family accepts. */
export function encodeFrame(frame: { address: number; id: number; payload: ArrayLike<number> }): Uint8Array {
  const payload = Uint8Array.from(frame.payload)
  if (payload.length > MAX_PAYLOAD) throw new RangeError(`payload of ${payload.length} bytes`)
  const length = payload.length + 2
  const bytes = new Uint8Array(HEAD + length)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0xef01)
  view.setUint32(2, frame.address)
  view.setUint8(6, frame.id)
  view.setUint16(7, length)
  bytes.set(payload, HEAD)
  view.setUint16(HEAD + payload.length, checksum(frame.id, length, payload))
  return bytes
}

/** Shortest length field of a packet: commands and acknowledges carry at least their code. */
function minimumLength(id: number): number {
  return id === PACKET.command || id === PACKET.acknowledge ? 3 : 2
}

/** A big-endian word; a view for so few bytes would cost more than they do. */
function wordAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}

function step(bytes: Uint8Array, at: number, own: number | undefined): Step<ParserEvent> {
  const left = bytes.length - at
  const first = bytes[at]
  if (first === undefined) return 'wait'
  if (first !== 0xef) return NOISE_STEPS[first] ?? 'wait'
  if (left < 2) return 'wait'
  if (bytes[at + 1] !== 0x01) return NOISE_STEPS[first] ?? 'wait'
  if (left < HEAD) return 'wait'
  const address = wordAt(bytes, at + 2) * 0x10000 + wordAt(bytes, at + 4)
  const id = bytes[at + 6] ?? 0
  const length = wordAt(bytes, at + 7)
  if (length < minimumLength(id) || length > MAX_PAYLOAD + 2) {
    return { used: 1, event: { kind: 'badLength', address, id } }
  }
  // Inside a frame of known length nothing is searched for: templates do contain EF 01.
  if (left < HEAD + length) return 'wait'
  const payload = bytes.slice(at + HEAD, at + HEAD + length - 2)
  if (wordAt(bytes, at + HEAD + length - 2) !== checksum(id, length, payload)) {
    return { used: 1, event: { kind: 'badChecksum', address, id } }
  }
  const kind = own === undefined || own === address ? 'frame' : 'foreign'
  return { used: HEAD + length, event: { kind, frame: { address, id, payload } } }
}

/** An incremental parser; pure, without timers: the owner calls `expire` when the line has been quiet too long. */
export function createFrameParser(address?: number): FrameParser {
  let own = address
  const scanner = createScanner<ParserEvent>((bytes, at) => step(bytes, at, own), { kind: 'expired' })
  return { ...scanner, setAddress: (next) => (own = next) }
}
