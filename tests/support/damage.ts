import Database from 'better-sqlite3'
import { join } from 'node:path'
import { entryHash, type EntryBody } from '#core/audit/entry.ts'

/** Edits a closed desk's database behind its back, as somebody with the file in his hands would. */
export function tamper(dataDir: string, work: (db: Database.Database) => void): void {
  const db = new Database(join(dataDir, 'qiantai.db'), { fileMustExist: true })
  db.pragma('foreign_keys = OFF')
  for (const change of ['update', 'delete']) db.exec(`DROP TRIGGER IF EXISTS audit_entries_no_${change}`)
  try {
    work(db)
  } finally {
    db.close()
  }
}

export type Entry = EntryBody & { hash: Buffer }

export const entryAt = (db: Database.Database, seq: number): Entry =>
  db
    .prepare(
      `SELECT seq, at, kind, actor_id AS actorId, subject_table AS subjectTable, subject_id AS subjectId, facts, digest,
         prev_hash AS prevHash, hash FROM audit_entries WHERE seq = ?`,
    )
    .get(seq) as Entry

/** Writes the hash of an entry, and of all after it, anew: what a careful forger does. */
export function rehashFrom(db: Database.Database, first: number): void {
  const write = db.prepare('UPDATE audit_entries SET prev_hash = ?, hash = ? WHERE seq = ?')
  const last = db.prepare('SELECT max(seq) FROM audit_entries').pluck().get() as number
  for (let seq = first; seq <= last; seq += 1) {
    const entry = entryAt(db, seq)
    const prevHash = seq === 1 ? entry.prevHash : entryAt(db, seq - 1).hash
    write.run(prevHash, entryHash({ ...entry, prevHash }), seq)
  }
}
