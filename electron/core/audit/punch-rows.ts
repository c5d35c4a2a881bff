import { createHash } from 'node:crypto'
import type { Sqlite } from '../database/open.ts'
import type { Findings, Watch } from './findings.ts'

/** What one row of an imported file is committed by. Times are UTC ms. */
export interface FilePunch {
  readonly id: number
  readonly staffId: number
  readonly at: number
  readonly offsetMinutes: number
  readonly direction: string | null
}

/** One commitment to all punches that a file brought, in the order of their ids. */
export function createRowsDigest() {
  const hash = createHash('sha256')
  return {
    add({ id, staffId, at, offsetMinutes, direction }: FilePunch): void {
      hash.update(`${id} ${staffId} ${at} ${offsetMinutes} ${direction ?? '-'}\n`)
    },
    hex: () => hash.digest('hex'),
  }
}

/**
 * The punches of imported files against the one entry that each file has. Those of a file that broke off never counted; one
 * that counts without such an entry was put in behind the chain's back.
 */
export function verifyPunchFiles(db: Sqlite, findings: Findings, watch: Watch): void {
  const files = db.prepare(
    `SELECT seq, subject_id AS id, facts ->> 'rowsDigest' AS digest FROM audit_entries
     WHERE kind = 'punchFile.imported' AND facts ->> 'rowsDigest' IS NOT NULL ORDER BY seq`,
  )
  const rows = db.prepare(
    `SELECT id, staff_id AS staffId, at, zone_offset_minutes AS offsetMinutes, direction FROM punches
     WHERE file_id = ? ORDER BY id`,
  )
  for (const { seq, id, digest } of files.iterate() as Iterable<{
    seq: number
    id: number
    digest: string
  }>) {
    const found = createRowsDigest()
    for (const row of rows.iterate(id) as Iterable<FilePunch>) found.add(row)
    if (found.hex() !== digest) findings.add('recordChanged', seq, `punch_files ${id}`)
    watch.step(0)
  }
  const unknown = db
    .prepare(
      `SELECT punches.id FROM punches JOIN punch_files AS file ON file.id = file_id
       WHERE undone_at IS NULL AND NOT EXISTS (SELECT 1 FROM audit_entries WHERE subject_table = 'punch_files'
         AND subject_id = file.id AND kind = 'punchFile.imported' AND facts ->> 'rowsDigest' IS NOT NULL)`,
    )
    .pluck()
  for (const id of unknown.iterate() as Iterable<number>) findings.add('recordUnknown', null, `punches ${id}`)
}
