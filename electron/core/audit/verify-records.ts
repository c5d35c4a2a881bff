import type { Sqlite } from '../database/open.ts'
import { createRowReader, rowDigest, subjects, type SubjectTable } from './digest.ts'
import type { Findings, Watch } from './findings.ts'
import { verifyPunchFiles } from './punch-rows.ts'

interface Subject {
  readonly table: string
  readonly id: number
  readonly seq: number
}

/** Rows after which progress is told and a cancel is seen. */
const stepRows = 2_000

function existingTables(db: Sqlite): Set<string> {
  const names = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all()
  return new Set(names as string[])
}

const isSubject = (table: string): table is SubjectTable => Object.hasOwn(subjects, table)

/** Every row the chain knows, compared with what its newest entry committed to. */
function verifyKnown(db: Sqlite, findings: Findings, watch: Watch, tables: ReadonlySet<string>): void {
  const readRow = createRowReader(db)
  const digestAt = db.prepare('SELECT digest FROM audit_entries WHERE seq = ?').pluck()
  // answered from the index alone, in its order: nothing is sorted or held
  const known = db.prepare(
    `SELECT subject_table AS "table", subject_id AS id, max(seq) AS seq FROM audit_entries
     WHERE subject_table > '' GROUP BY subject_table, subject_id`,
  )
  let rows = 0
  for (const { table, id, seq } of known.iterate() as Iterable<Subject>) {
    const row = isSubject(table) && tables.has(table) ? readRow(table, id) : undefined
    if (!row) findings.add('recordMissing', seq, `${table} ${id}`)
    else if (isSubject(table) && !rowDigest(table, row).equals(digestAt.get(seq) as Buffer))
      findings.add('recordChanged', seq, `${table} ${id}`)
    rows += 1
    if (rows % stepRows === 0) watch.step(stepRows)
  }
  watch.step(rows % stepRows)
}

/** Rows of audited tables that no entry ever told of; the punches of an imported file have one together. */
function verifyUnknown(db: Sqlite, findings: Findings, watch: Watch, tables: ReadonlySet<string>): void {
  for (const table of Object.keys(subjects).filter((name) => tables.has(name))) {
    const own = table === 'punches' && tables.has('punch_files') ? 'file_id IS NULL AND' : ''
    const unknown = db
      .prepare(
        `SELECT id FROM ${table} AS subject WHERE ${own} NOT EXISTS (
           SELECT 1 FROM audit_entries WHERE subject_table = '${table}' AND subject_id = subject.id) ORDER BY id`,
      )
      .pluck()
    for (const id of unknown.iterate() as Iterable<number>)
      findings.add('recordUnknown', null, `${table} ${id}`)
    watch.step(0)
  }
}

/** The records against the chain: rows changed, taken away or put in behind its back. */
export function verifyRecords(db: Sqlite, findings: Findings, watch: Watch): void {
  const tables = existingTables(db)
  verifyKnown(db, findings, watch, tables)
  verifyUnknown(db, findings, watch, tables)
  if (tables.has('punch_files')) verifyPunchFiles(db, findings, watch)
}
