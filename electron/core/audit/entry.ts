import { createHash } from 'node:crypto'

/** One entry of the chain, without its own hash. */
export interface EntryBody {
  readonly seq: number
  /** Wall clock, UTC ms. */
  readonly at: number
  /** What happened: `visit.registered`, `deposit.released`… */
  readonly kind: string
  /** Staff id, 0 for the system. */
  readonly actorId: number
  readonly subjectTable: string
  readonly subjectId: number
  /** JSON without personal data. */
  readonly facts: string
  readonly digest: Buffer
  readonly prevHash: Buffer
}

/** Before the first entry. */
export const genesisHash = Buffer.alloc(32)

/** SHA-256 over length-prefixed fields, so that no two different entries can have the same form. */
export function entryHash(entry: EntryBody): Buffer {
  const fields = [
    entry.seq,
    entry.at,
    entry.kind,
    entry.actorId,
    entry.subjectTable,
    entry.subjectId,
    entry.facts,
  ]
  const text = fields.map((field) => `${Buffer.byteLength(String(field))}:${field}`).join('')
  return createHash('sha256').update(text, 'utf8').update(entry.digest).update(entry.prevHash).digest()
}

/** How a head is printed on a sheet: the sequence number and the first 80 bits of its hash, in groups of four. */
export function headCode(seq: number, hash: Buffer): string {
  const hex = hash.subarray(0, 10).toString('hex').toUpperCase()
  return `${seq}-${hex.match(/.{4}/g)?.join('-') ?? ''}`
}

/** Reads a printed code back; spaces, lower case and a QR's prefix do not matter. Null when it is no code. */
export function parseHeadCode(code: string): { seq: number; prefix: string } | null {
  const match = /(\d+)-([0-9A-F]{4}(?:-[0-9A-F]{4}){4})$/.exec(code.trim().toUpperCase().replace(/\s/g, ''))
  return match?.[1] && match[2] ? { seq: Number(match[1]), prefix: match[2].replaceAll('-', '') } : null
}
