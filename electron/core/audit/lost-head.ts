import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Facts } from '#shared/contract/audit-kinds.ts'
import { writeDurably } from '../database/files.ts'
import type { Sqlite } from '../database/open.ts'
import type { Head } from './head-file.ts'

const prefix = 'audit-head.lost-'

/** What the head file said when the chain no longer led there, and where the chain ended instead. */
export interface LostHead {
  /** Seq and hash that the head file named. */
  readonly seq: number
  readonly hash: string
  /** Seq of the newest entry that was there; below `seq` the newest are gone, otherwise the chain was written anew. */
  readonly remained: number
  /** When it was found, UTC ms; missing in notes of the first version. */
  readonly foundAt?: number
}

/** Whether the chain of this database leads to that head. */
export function leadsTo(db: Sqlite, head: { readonly seq: number; readonly hash: Buffer }): boolean {
  if (head.seq === 0) return true
  const hash = db.prepare('SELECT hash FROM audit_entries WHERE seq = ?').pluck().get(head.seq)
  return Buffer.isBuffer(hash) && hash.equals(head.hash)
}

/**
 * At start, before anything is appended: a head file to which the chain does not lead says that the newest entries are gone
 * (log cut off, older copy put in place) or were written anew. The file will be written over by the next sign-in, so what
 * it said is kept beside it, durably, and every start and verification goes on telling it until somebody acknowledges it.
 */
export function keepLostHead(dataDir: string, db: Sqlite, named: Head, newest: Head, now: number): void {
  if (leadsTo(db, named)) return
  const hash = named.hash.toString('hex')
  const lost: LostHead = { seq: named.seq, hash, remained: newest.seq, foundAt: now }
  const file = join(dataDir, `${prefix}${named.seq}-${hash.slice(0, 8)}.json`)
  if (!existsSync(file)) writeDurably(file, `${JSON.stringify(lost)}\n`)
}

/** Names of the files that tell of lost entries, for whoever sets a database aside together with them. */
export function lostHeadFiles(dataDir: string): string[] {
  return readdirSync(dataDir).filter((name) => name.startsWith(prefix) && name.endsWith('.json'))
}

/** Everything that was ever found missing in this data folder; an unreadable note counts as a loss of unknown size. */
export function readLostHeads(dataDir: string): LostHead[] {
  return lostHeadFiles(dataDir).map((name) => {
    try {
      return JSON.parse(readFileSync(join(dataDir, name), 'utf8')) as LostHead
    } catch {
      return { seq: 0, hash: '', remained: 0 }
    }
  })
}

/** What an acknowledgement says in the chain: which head was promised, and where the chain ended instead. */
export const acknowledged = ({ seq, hash, remained }: LostHead) =>
  ({ headSeq: remained, promisedSeq: seq, promisedHash: hash }) satisfies Facts

/** Those of the losses that no entry of this chain acknowledges. An acknowledgement that was cut off as well counts no more. */
export function unacknowledged(db: Sqlite, losses: readonly LostHead[]): LostHead[] {
  if (losses.length === 0) return []
  const facts = db.prepare("SELECT facts FROM audit_entries WHERE kind = 'audit.lossAcknowledged'").pluck()
  const done = (facts.all() as string[]).map((text) => JSON.parse(text) as ReturnType<typeof acknowledged>)
  return losses.filter(
    ({ seq, hash }) =>
      !done.some(({ promisedSeq, promisedHash }) => promisedSeq === seq && promisedHash === hash),
  )
}
