import type { z } from 'zod'
import type { contract } from '#shared/contract/index.ts'
import type { Core } from '../../core.ts'

type RawPunch = z.output<(typeof contract.attendance.punches)['~orpc']['outputSchema'] & object>[number]
type Row = Omit<RawPunch, 'clockSuspect' | 'takenBack'> & { clockSuspect: number; takenBack: number }

/** The punches of one person as they came and as they count, newest first; times in UTC ms, both ends included. */
export function createRawPunches({ sqlite }: Core) {
  // each half by its own index: punches as they came, and those whose new time falls between the ends
  const rows = sqlite.prepare(
    `WITH wanted AS (
       SELECT id FROM punches WHERE staff_id = @staffId AND at BETWEEN @from AND @to
         AND NOT EXISTS (SELECT 1 FROM punch_corrections WHERE punch_id = punches.id)
       UNION SELECT punch_id FROM punch_corrections AS newest
       WHERE staff_id = @staffId AND at_after BETWEEN @from AND @to AND NOT EXISTS (
         SELECT 1 FROM punch_corrections AS later WHERE later.punch_id = newest.punch_id AND later.id > newest.id))
     SELECT punches.id, coalesce(newest.at_after, punches.at) AS at, punches.at AS recordedAt, source,
       punches.direction, coalesce(readers.name, '') AS reader, coalesce(cards.label, '') AS card,
       coalesce(file.name, '') AS fileName, file.undone_at IS NOT NULL AS takenBack,
       clock_suspect AS clockSuspect, coalesce(who.name, '') AS correctedBy,
       coalesce(newest.reason, '') AS correctReason
     FROM wanted JOIN punches ON punches.id = wanted.id
       LEFT JOIN punch_corrections AS newest ON newest.id =
         (SELECT max(id) FROM punch_corrections WHERE punch_id = punches.id)
       LEFT JOIN staff AS who ON who.id = newest.corrected_by
       LEFT JOIN readers ON readers.id = punches.reader_id
       LEFT JOIN cards ON cards.id = card_id
       LEFT JOIN punch_files AS file ON file.id = file_id
     WHERE file.undone_at IS NULL OR file.undo_reason IS NOT NULL
     ORDER BY 2 DESC, punches.id DESC LIMIT 2000`,
  )
  return (staffId: number, from: number, to: number): RawPunch[] =>
    (rows.all({ staffId, from, to }) as Row[]).map((row) => ({
      ...row,
      takenBack: row.takenBack === 1,
      clockSuspect: row.clockSuspect === 1,
    }))
}
