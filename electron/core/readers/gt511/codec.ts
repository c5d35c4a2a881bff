/**
 * Packets of the GT-511 family, all numbers little-endian. Command and response: 55 AA, device id (2), parameter (4),
 * code (2), checksum (2). Data: 5A A5, device id (2), data, checksum (2); their length is not sent, it follows from
 * the command. The checksum is the sum of all bytes before it, start codes included, modulo 65536.
 * Source: ADH-Tech GT-511C3 data sheet (wire reference 3).
 */
import { createScanner, NOISE_STEPS, type Scanner, type Step } from '../wire/scanner.ts'

/** The only device id there is. */
export const DEVICE_ID = 0x0001

export const ACK = 0x30
export const NACK = 0x31

/** Bytes of a command or response, and what stands around the bytes of a data packet. */
const PACKET_BYTES = 12
const DATA_FRAME = 6

/** `code` is a command, ACK or NACK; `parameter` 32 bits unsigned. */
export type Packet = { code: number; parameter: number }

export type Gt511Event =
  | ({ kind: 'packet' } & Packet)
  | { kind: 'data'; data: Uint8Array }
  /** A sound packet of another device id, discarded whole. */
  | { kind: 'foreign' }
  /** One byte outside any packet. */
  | { kind: 'noise'; byte: number }
  /** A start code whose packet is none: its first byte was dropped, what followed is being read again. */
  | { kind: 'badChecksum' }
  | { kind: 'expired' }

/** Of the bytes from `from` (inclusive) to `to` (exclusive). */
function checksum(bytes: Uint8Array, from: number, to: number): number {
  let sum = 0
  for (let at = from; at < to; at += 1) sum += bytes[at] ?? 0
  return sum & 0xffff
}

function sealed(bytes: Uint8Array): Uint8Array {
  const end = bytes.length - 2
  new DataView(bytes.buffer).setUint16(end, checksum(bytes, 0, end), true)
  return bytes
}

/** Writes a command or response. Device ids other than 1 are for simulators of faults. */
export function encodePacket({ code, parameter }: Packet, device = DEVICE_ID): Uint8Array {
  const bytes = new Uint8Array(PACKET_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0x55aa)
  view.setUint16(2, device, true)
  view.setUint32(4, parameter, true)
  view.setUint16(8, code, true)
  return sealed(bytes)
}

/** Writes a data packet of any length. */
export function encodeData(data: ArrayLike<number>, device = DEVICE_ID): Uint8Array {
  const bytes = new Uint8Array(data.length + DATA_FRAME)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0x5aa5)
  view.setUint16(2, device, true)
  bytes.set(Array.from(data), 4)
  return sealed(bytes)
}

/** Length of the packet that these start codes begin, in bytes; undefined: of none that is expected. */
function lengthOf(first: number, second: number | undefined, dataBytes: number | undefined) {
  if (first === 0x55 && (second ?? 0xaa) === 0xaa) return PACKET_BYTES
  if (first === 0x5a && (second ?? 0xa5) === 0xa5 && dataBytes !== undefined) return dataBytes + DATA_FRAME
  return undefined
}

/** A little-endian word; a view for so few bytes would cost more than they do. */
function wordAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
}

/** One look at the buffer from place `at` on, while data packets of `dataBytes` are expected (undefined: none). */
export function gt511Step(bytes: Uint8Array, at: number, dataBytes: number | undefined): Step<Gt511Event> {
  const first = bytes[at]
  if (first === undefined) return 'wait'
  const length = lengthOf(first, bytes[at + 1], dataBytes)
  if (length === undefined) return NOISE_STEPS[first] ?? 'wait'
  if (bytes.length - at < length) return 'wait'
  const end = at + length - 2
  if (wordAt(bytes, end) !== checksum(bytes, at, end)) return { used: 1, event: { kind: 'badChecksum' } }
  if (wordAt(bytes, at + 2) !== DEVICE_ID) return { used: length, event: { kind: 'foreign' } }
  if (first === 0x5a) return { used: length, event: { kind: 'data', data: bytes.slice(at + 4, end) } }
  const parameter = wordAt(bytes, at + 6) * 0x10000 + wordAt(bytes, at + 4)
  return { used: length, event: { kind: 'packet', code: wordAt(bytes, at + 8), parameter } }
}

export type Gt511Parser = Scanner<Gt511Event> & {
  /** Data packets to come have so many bytes; undefined: none are expected, and 5A A5 is noise. */
  expectData: (bytes: number | undefined) => void
}

/** An incremental parser for either side of the line. */
export function createGt511Parser(): Gt511Parser {
  let dataBytes: number | undefined
  const scanner = createScanner<Gt511Event>((bytes, at) => gt511Step(bytes, at, dataBytes), {
    kind: 'expired',
  })
  return { ...scanner, expectData: (bytes) => (dataBytes = bytes) }
}
