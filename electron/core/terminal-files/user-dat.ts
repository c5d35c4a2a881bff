/** user.dat, the people that a ZKTeco terminal writes on a USB stick (wire reference 7): binary records of one size. */
import { MOST_BYTES, PART_BYTES, partsOf, TerminalFileError, type Part } from './terminal-file.ts'
import {
  nameBytes,
  nameOf,
  readUserRecord,
  RECORD_BYTES,
  type NameEncoding,
  type RecordBytes,
  type TerminalUser,
  type UserFault,
} from './user-record.ts'

export type UserItem = {
  /** Record of the file, counted from 1. */
  record: number
} & (
  | { kind: 'user'; user: TerminalUser }
  /** `torn`: the last record is not whole. */
  | { kind: 'malformed'; reason: UserFault | 'torn' }
)

export type UserDatOptions = {
  /** Undefined finds it out. */
  recordBytes?: RecordBytes | undefined
  /** How names are written; undefined finds it out. A file of few names in Latin letters with accents needs to be told. */
  encoding?: NameEncoding | undefined
  signal?: AbortSignal | undefined
}

/** So many records tell the size and the encoding of all. */
const SAMPLE = 1000

function* recordsOf(bytes: Uint8Array, size: RecordBytes, most = Infinity): Generator<Uint8Array> {
  for (let at = 0; at + size <= bytes.length && at < most * size; at += size)
    yield bytes.subarray(at, at + size)
}

/** The size that divides the file; where both or none do, the one by which more of it makes sense. */
function sizeOf(bytes: Uint8Array): RecordBytes {
  const sense = (size: RecordBytes): number => {
    let good = 0
    let all = 0
    for (const record of recordsOf(bytes, size, SAMPLE)) {
      all += 1
      if ('user' in readUserRecord(record, size, 'gb18030')) good += 1
    }
    return (bytes.length % size === 0 ? 1 : 0) + (all === 0 ? 0 : good / all)
  }
  const [small, large] = RECORD_BYTES
  return sense(small) > sense(large) ? small : large
}

/**
 * UTF-8 when every name is, and one of them has a character that takes three bytes, as Chinese ones do. Two bytes prove
 * nothing: some Chinese names in GB18030 are sound UTF-8 by chance, and then are Cyrillic or Arabic.
 */
function encodingOf(bytes: Uint8Array, size: RecordBytes): NameEncoding {
  let proof = false
  for (const record of recordsOf(bytes, size, SAMPLE)) {
    const name = nameOf(nameBytes(record, size), 'utf-8')
    if (name === undefined) return 'gb18030'
    if (/[\u{800}-\u{10ffff}]/u.test(name)) proof = true
  }
  return proof ? 'utf-8' : 'gb18030'
}

/**
 * Reads a user.dat part by part: who each record is, or why it is nobody. Throws TerminalFileError `tooLarge` and
 * `cancelled`.
 */
export async function* readUserDat(
  bytes: Uint8Array,
  options: UserDatOptions = {},
): AsyncGenerator<Part<UserItem>> {
  if (bytes.length > MOST_BYTES) throw new TerminalFileError('tooLarge')
  const size = options.recordBytes ?? sizeOf(bytes)
  const encoding = options.encoding ?? encodingOf(bytes, size)
  const totalBytes = bytes.length
  const step = PART_BYTES - (PART_BYTES % size)
  const pieces = Array.from({ length: Math.ceil(totalBytes / step) }, (_, index) =>
    bytes.subarray(index * step, (index + 1) * step),
  )
  let record = 0
  for await (const part of partsOf({ bytes: pieces, size: totalBytes }, options.signal)) {
    const items: UserItem[] = []
    for (const one of recordsOf(part.bytes, size)) {
      const read = readUserRecord(one, size, encoding)
      record += 1
      items.push('user' in read ? { record, kind: 'user', ...read } : { record, kind: 'malformed', ...read })
    }
    if (part.bytes.length % size !== 0) items.push({ record: record + 1, kind: 'malformed', reason: 'torn' })
    yield { items, readBytes: part.readBytes, totalBytes }
  }
}
