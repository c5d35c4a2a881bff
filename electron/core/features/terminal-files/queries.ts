import type { LineCounts, PunchFile } from '#shared/contract/punch-files.ts'
import type { Core } from '../../core.ts'

/** The files that were imported, newest first. One that broke off never counted and is not shown. */
export function createFileQueries({ sqlite }: Core) {
  const files = sqlite.prepare(
    `SELECT file.id, kind, file.name, terminal, counts, imported_at AS importedAt, importer.name AS importedBy,
       undone_at AS undoneAt, coalesce(undoer.name, '') AS undoneBy, coalesce(undo_reason, '') AS undoReason
     FROM punch_files AS file JOIN staff AS importer ON importer.id = imported_by
       LEFT JOIN staff AS undoer ON undoer.id = undone_by
     WHERE undone_at IS NULL OR undo_reason IS NOT NULL ORDER BY file.id DESC LIMIT 200`,
  )
  return (): PunchFile[] =>
    (files.all() as (Omit<PunchFile, 'counts'> & { counts: string })[]).map((row) => ({
      ...row,
      counts: JSON.parse(row.counts) as LineCounts,
    }))
}
