import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sqlite } from '../database/open.ts'
import { headFileName, readHeadFile, type Head } from './head-file.ts'

const prefix = 'audit-head.lost-'

/** What the head file said when the chain no longer led there, and where the chain ended instead. */
export interface LostHead {
  /** Seq and hash that the head file named. */
  readonly seq: number
  readonly hash: string
  /** Seq of the newest entry that was there; below `seq` the newest are gone, otherwise the chain was written anew. */
  readonly remained: number
}

/** Whether the chain of this database leads to that head. */
export function leadsTo(db: Sqlite, head: { readonly seq: number; readonly hash: Buffer }): boolean {
  if (head.seq === 0) return true
  const hash = db.prepare('SELECT hash FROM audit_entries WHERE seq = ?').pluck().get(head.seq)
  return Buffer.isBuffer(hash) && hash.equals(head.hash)
}

/**
 * At start, before anything is appended: a head file to which the chain does not lead says that the newest entries are gone
 * (log cut off, older copy put in place) or were written anew. The file will be written over by the next act, so what it
 * said is kept beside it, and every verification goes on telling it. Answers it, or null when nothing is missing.
 */
export function keepLostHead(dataDir: string, db: Sqlite, newest: Head): LostHead | null {
  const named = readHeadFile(join(dataDir, headFileName))
  if (named === null || named === 'unreadable' || leadsTo(db, named)) return null
  const lost: LostHead = { seq: named.seq, hash: named.hash.toString('hex'), remained: newest.seq }
  const file = join(dataDir, `${prefix}${named.seq}.json`)
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(lost)}\n`, { mode: 0o600 })
  return lost
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
