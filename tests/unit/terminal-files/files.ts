import type { AttlogItem, AttlogOptions } from '#core/terminal-files/attlog.ts'
import { readAttlog } from '#core/terminal-files/attlog.ts'
import type { TerminalPunch } from '#core/terminal-files/punch-line.ts'
import type { Part } from '#core/terminal-files/terminal-file.ts'
import { readUserDat, type UserDatOptions, type UserItem } from '#core/terminal-files/user-dat.ts'
import type { NameEncoding, RecordBytes, TerminalUser } from '#core/terminal-files/user-record.ts'

/** All items of all parts. */
async function all<Item>(parts: AsyncIterable<Part<Item>>): Promise<Item[]> {
  const items: Item[] = []
  for await (const part of parts) items.push(...part.items)
  return items
}

/** A file out of memory; text is written a byte a character. */
export function attlog(
  content: string | Uint8Array | Uint8Array[],
  options: AttlogOptions = {},
): Promise<AttlogItem[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content
  const pieces = Array.isArray(bytes) ? bytes : [bytes]
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0)
  return all(readAttlog({ bytes: pieces, size }, options))
}

export function userDat(bytes: Uint8Array, options: UserDatOptions = {}): Promise<UserItem[]> {
  return all(readUserDat(bytes, options))
}

const STATE_NUMBERS = { in: 0, out: 1, breakOut: 2, breakIn: 3, overtimeIn: 4, overtimeOut: 5 }

/** A punch as the terminal writes it, without a line end. */
export function attlogLine(punch: TerminalPunch, padded: boolean): string {
  const { pin, at, device, state, verified, workCode } = punch
  const time = at.replace('T', ' ')
  const number = state === null ? 255 : STATE_NUMBERS[state]
  return [padded ? pin.padStart(9) : pin, time, device ?? 1, number, verified, workCode].join('\t')
}

/** The two-byte characters of GB18030, the other way round. */
const GB18030 = new Map<string, readonly [number, number]>()
const decoder = new TextDecoder('gb18030')
for (let lead = 0xb0; lead <= 0xf7; lead += 1) {
  for (let trail = 0xa1; trail <= 0xfe; trail += 1)
    GB18030.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
}

function encoded(text: string, encoding: NameEncoding): number[] {
  if (encoding === 'utf-8') return [...Buffer.from(text)]
  return [...text].flatMap((char) => GB18030.get(char) ?? [char.charCodeAt(0)])
}

/** Somebody as the terminal writes him, by the layouts of the paper. */
export function userRecord(
  { pin, name, privilege, card }: TerminalUser,
  size: RecordBytes,
  encoding: NameEncoding = 'gb18030',
): Uint8Array {
  const record = new Uint8Array(size)
  const view = new DataView(record.buffer)
  view.setUint16(0, 1, true)
  view.setUint8(2, privilege)
  record.set(Buffer.from('secret').subarray(0, size === 28 ? 5 : 8), 3)
  const [nameAt, room, cardAt, pinAt] = size === 28 ? [8, 8, 16, 24] : [11, 24, 35, 48]
  record.set(encoded(name, encoding).slice(0, room), nameAt)
  view.setUint32(cardAt, Number(card ?? 0), true)
  if (size === 28) view.setUint32(pinAt, Number(pin), true)
  else record.set(Buffer.from(pin), pinAt)
  return record
}
