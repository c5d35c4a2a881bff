import type { Verification } from '#shared/contract/desk.ts'
import { sqliteCode } from '../database/errors.ts'
import type { Sqlite } from '../database/open.ts'
import { checkStructure } from '../database/structure.ts'
import { genesisHash, headCode } from './entry.ts'
import { createFindings, type Findings, type Watch } from './findings.ts'
import type { Head } from './head-file.ts'
import { leadsTo, unacknowledged, type LostHead } from './lost-head.ts'
import { verifyChain } from './verify-chain.ts'
import { verifyRecords } from './verify-records.ts'

/** What is known of the newest entry outside the database; read before the database, which is never behind it. */
export interface OutsideHeads {
  /** The head file; `'none'` for a copy that has none (a backup is checked against its manifest). */
  readonly file: Head | 'unreadable' | 'none' | null
  readonly lost: readonly LostHead[]
}

function verifyHeads(db: Sqlite, heads: OutsideHeads, last: Head, findings: Findings): void {
  const { file } = heads
  if (file === 'unreadable') findings.add('headUnreadable', null, 'unreadable')
  if (file === null && last.seq > 0) findings.add('headUnreadable', null, 'missing')
  for (const { seq, remained } of unacknowledged(db, heads.lost))
    if (seq > remained) findings.add('newestMissing', remained + 1, String(seq - remained))
    else findings.add('entryChanged', seq)
  if (file === null || typeof file === 'string') return
  if (file.seq > last.seq) findings.add('newestMissing', last.seq + 1, String(file.seq - last.seq))
  else if (!leadsTo(db, file) && !findings.list.some(({ seq }) => seq === file.seq))
    findings.add('entryChanged', file.seq)
}

/** SQLite's own check of the file's structure; its first complaints. */
function verifyFile(db: Sqlite, findings: Findings): void {
  for (const problem of checkStructure(db).problems) findings.add('fileDamaged', null, problem)
}

/** Runs one part; a page that cannot be read is damage of the file, not a bug. */
function guarded<T>(findings: Findings, part: () => T): T | null {
  try {
    return part()
  } catch (error) {
    const code = sqliteCode(error)
    if (!code.startsWith('SQLITE_CORRUPT') && code !== 'SQLITE_NOTADB' && !code.startsWith('SQLITE_IOERR'))
      throw error
    findings.add('fileDamaged', null, code)
    return null
  }
}

/**
 * Chain, heads outside the database, records, file: names the first broken entry and every kind of damage found. Reads one
 * snapshot of a read-only connection; 5 µs an entry and 5 µs a record, in a worker thread. @throws JobCancelled
 */
export function verifyAudit(db: Sqlite, heads: OutsideHeads, watch: Watch): Verification {
  const findings = createFindings()
  const read = db.transaction(() => {
    const newest = db.prepare('SELECT coalesce(max(seq), 0) FROM audit_entries').pluck()
    guarded(findings, () => watch.expect(2 * (newest.get() as number)))
    const chain = guarded(findings, () => verifyChain(db, findings, watch))
    if (chain) guarded(findings, () => verifyHeads(db, heads, chain.last, findings))
    guarded(findings, () => verifyRecords(db, findings, watch))
    return chain
  })
  const nothing = { entries: 0, last: { seq: 0, hash: genesisHash, at: 0 } }
  const { entries, last } = guarded(findings, () => read.deferred()) ?? nothing
  guarded(findings, () => verifyFile(db, findings))
  return {
    ok: findings.list.length === 0,
    entries,
    firstBroken: findings.firstBroken(),
    damage: [...findings.list],
    headSeq: last.seq,
    headCode: headCode(last.seq, last.hash),
  }
}
