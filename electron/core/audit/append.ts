import type { AuditKind, Facts } from '#shared/contract/audit-kinds.ts'
import type { Sqlite } from '../database/open.ts'
import { createRowReader, rowDigest, type SubjectTable } from './digest.ts'
import { entryHash, genesisHash } from './entry.ts'
import type { Head } from './head-file.ts'

export interface AuditEvent {
  readonly kind: AuditKind
  readonly actorId: number
  /** The row the act changed; left out for acts that change none (a reveal, a failed sign-in). */
  readonly subject?: { readonly table: SubjectTable; readonly id: number }
  /** Plain facts, never personal data. */
  readonly facts?: Facts
}

export interface Audit {
  /** Adds one entry inside the running transaction; commits to the subject's row as it stands now. Answers its seq. */
  append(event: AuditEvent, at: number): number
  head(): Head
  /** Forgets what a rolled-back transaction appended. */
  reload(): void
}

const nothing = Buffer.alloc(0)

/** The only writer of the chain. One process, one writing connection: the head is kept in memory. */
export function createAudit(db: Sqlite): Audit {
  const readRow = createRowReader(db)
  const insert = db.prepare(
    `INSERT INTO audit_entries (seq, at, kind, actor_id, subject_table, subject_id, facts, digest, prev_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const newest = db.prepare('SELECT seq, hash, at FROM audit_entries ORDER BY seq DESC LIMIT 1')
  const load = (): Head => (newest.get() as Head | undefined) ?? { seq: 0, hash: genesisHash, at: 0 }
  let head = load()

  return {
    append(event, at) {
      const { table = '', id = 0 } = event.subject ?? {}
      const row = table === '' ? undefined : readRow(table, id)
      if (table !== '' && !row) throw new Error(`audit subject ${table} ${id} does not exist`)
      const digest = table !== '' && row ? rowDigest(table, row) : nothing
      const body = {
        seq: head.seq + 1,
        at,
        kind: event.kind,
        actorId: event.actorId,
        subjectTable: table,
        subjectId: id,
        facts: JSON.stringify(event.facts ?? {}),
        digest,
        prevHash: head.hash,
      }
      const hash = entryHash(body)
      insert.run(body.seq, at, body.kind, body.actorId, table, id, body.facts, digest, body.prevHash, hash)
      head = { seq: body.seq, hash, at }
      return body.seq
    },
    head: () => head,
    reload() {
      head = load()
    },
  }
}
