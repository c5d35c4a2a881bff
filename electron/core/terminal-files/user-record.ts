import { hasControls, textOf } from './text.ts'

export type NameEncoding = 'utf-8' | 'gb18030'

/** Bytes a record: black and white terminals, and those with a colour screen (wire reference 7). */
export const RECORD_BYTES = [28, 72] as const

export type RecordBytes = (typeof RECORD_BYTES)[number]

/** Somebody known to the terminal. The password in the record is not read. */
export type TerminalUser = {
  /** User number as text, the one that stands in attlog.dat. */
  pin: string
  /** As written on the terminal; may be empty. */
  name: string
  /** 0 user, 2 may enrol, 6 manager, 14 administrator: rights on the terminal, none here. */
  privilege: number
  /** Printed number of the card, ten digits; null without one. */
  card: string | null
}

export type UserFault =
  /** All zeros or all ones. */
  'empty' | 'pin' | 'name'

/** Where the fields stand: [start, end). All numbers are little-endian. */
const FIELDS = {
  28: { name: [8, 16], card: 16, pin: [24, 28] },
  72: { name: [11, 35], card: 35, pin: [48, 72] },
} as const

/** A text field: up to its first NUL, or all of it. */
function fieldOf(record: Uint8Array, [start, end]: readonly [number, number]): Uint8Array {
  const field = record.subarray(start, end)
  const stop = field.indexOf(0)
  return stop < 0 ? field : field.subarray(0, stop)
}

/** The bytes of the name, for finding out how a file writes its names. */
export function nameBytes(record: Uint8Array, size: RecordBytes): Uint8Array {
  return fieldOf(record, FIELDS[size].name)
}

/** A name; half a character at the end, cut by the field, is left out. Undefined for bytes that are none of this encoding. */
export function nameOf(bytes: Uint8Array, encoding: NameEncoding): string | undefined {
  try {
    const name = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true }).trim()
    return hasControls(name) ? undefined : name
  } catch {
    return undefined
  }
}

function pinOf(record: Uint8Array, size: RecordBytes): string | undefined {
  const [start, end] = FIELDS[size].pin
  if (size === 28) {
    const number = new DataView(record.buffer, record.byteOffset).getUint32(start, true)
    return number === 0 || number === 0xffffffff ? undefined : String(number)
  }
  const text = textOf(fieldOf(record, [start, end]))?.trim() ?? ''
  return /^[^\s\p{Cc}]{1,24}$/u.test(text) ? text : undefined
}

/** One whole record of user.dat. */
export function readUserRecord(
  record: Uint8Array,
  size: RecordBytes,
  encoding: NameEncoding,
): { user: TerminalUser } | { reason: UserFault } {
  if (record.every((byte) => byte === 0) || record.every((byte) => byte === 0xff)) return { reason: 'empty' }
  const pin = pinOf(record, size)
  if (pin === undefined) return { reason: 'pin' }
  const bytes = nameBytes(record, size)
  const name = nameOf(bytes, encoding) ?? nameOf(bytes, 'gb18030')
  if (name === undefined) return { reason: 'name' }
  const card = new DataView(record.buffer, record.byteOffset).getUint32(FIELDS[size].card, true)
  const privilege = record[2] ?? 0
  return { user: { pin, name, privilege, card: card === 0 ? null : String(card).padStart(10, '0') } }
}
