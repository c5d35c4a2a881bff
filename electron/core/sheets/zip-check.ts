import { inflateRawSync } from 'node:zlib'

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
/** The end record has 22 bytes and a comment of at most 65,535. */
const endReach = 22 + 65_535
/** What may follow the bytes of an entry: its sizes told once more, with or without a mark. */
const descriptors = [0, 12, 16]

interface Entry {
  readonly method: number
  readonly packed: number
  readonly offset: number
}

function entriesOf(zip: Buffer): { entries: Entry[]; directory: number } | null {
  let end = zip.length - 22
  while (end >= 0 && end >= zip.length - endReach && zip.readUInt32LE(end) !== endMark) end -= 1
  if (end < 0 || zip.readUInt32LE(end) !== endMark) return null
  const [count, directory] = [zip.readUInt16LE(end + 10), zip.readUInt32LE(end + 16)]
  const entries: Entry[] = []
  let at = directory
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || zip.readUInt32LE(at) !== entryMark) return null
    entries.push({
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      offset: zip.readUInt32LE(at + 42),
    })
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return { entries: entries.sort((a, b) => a.offset - b.offset), directory }
}

/**
 * True for an archive that unpacks to at most `limit` bytes, found out by unpacking it, whatever its headers say. Nothing may
 * stand between its entries: who reads it from the front must meet the same entries as who reads its directory.
 */
export function unpacksWithin(zip: Buffer, limit: number): boolean {
  const found = entriesOf(zip)
  if (!found) return false
  let [next, left] = [0, limit]
  for (const { method, packed, offset } of found.entries) {
    if (!descriptors.includes(offset - next) || offset + 30 > found.directory) return false
    if (zip.readUInt32LE(offset) !== localMark) return false
    const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
    next = start + packed
    if (next > found.directory) return false
    const bytes = zip.subarray(start, next)
    try {
      left -= method === 0 ? packed : inflateRawSync(bytes, { maxOutputLength: Math.max(left, 1) }).length
    } catch {
      return false
    }
    if (left < 0) return false
  }
  return descriptors.includes(found.directory - next)
}
