import Papa from 'papaparse'
import writeXlsxFile from 'write-excel-file/node'
import { plainCell } from '#shared/domain/spreadsheet.ts'
import { wallText } from '#shared/domain/zoned-time.ts'
import { openReadOnly } from '../database/open.ts'
import { JobCancelled, type JobContext } from './context.ts'
import { exportColumns as columns } from './export-columns.ts'
import type { Jobs } from './job.ts'

/** Rows read in one go. */
const pageRows = 500

type Input = Jobs['exportVisits']['input']

interface Row {
  readonly id: number
  readonly arrivedAt: number
  readonly [column: string]: string | number | null
}

const select = `
  SELECT v.id, v.arrived_at AS arrivedAt, v.left_at AS leftAt, v.number, v.name, v.company, v.phone,
    v.id_kind AS idKind, v.id_number_masked AS idNumber, t.name AS type, v.host_name AS host, s.department, v.reason,
    v.plate, v.companions, v.companion_names AS companionNames, v.goods, v.badge_number AS badgeNumber, v.place,
    CASE WHEN v.voided_at IS NOT NULL THEN 'voided' ELSE v.leave_kind END AS leaveKind, r.name AS recordedBy
  FROM visits v LEFT JOIN staff s ON s.id = v.host_id LEFT JOIN staff r ON r.id = v.recorded_by
    LEFT JOIN visit_types t ON t.id = v.type_id`

/** One line as texts; `words` translate ID kinds and ways of leaving. */
function lineOf(row: Row, { zone, words }: Input): string[] {
  const moment = (at: unknown) => (typeof at === 'number' ? wallText(zone, at) : '')
  return columns.map((column) => {
    if (column === 'arrived') return moment(row.arrivedAt)
    if (column === 'left') return moment(row['leftAt'])
    const value = String(row[column] ?? '')
    return words[value] !== undefined && (column === 'idKind' || column === 'leaveKind')
      ? words[value]
      : value
  })
}

/** `ids`: those that a search found; without it every visit between `from` and `to` (UTC ms, `to` excluded). */
function* pages({ file, from, to, ids }: Input): Generator<Row[]> {
  const db = openReadOnly(file)
  try {
    const among = ids === null ? '' : 'AND v.id IN (SELECT value FROM json_each(@ids))'
    const read = db.prepare(
      `${select} WHERE v.arrived_at >= @from AND v.arrived_at < @to AND (v.arrived_at, v.id) > (@at, @id) ${among}
       ORDER BY v.arrived_at, v.id LIMIT ${String(pageRows)}`,
    )
    let after = { at: -1, id: 0 }
    for (;;) {
      const rows = read.all({
        from,
        to,
        ...after,
        ...(ids === null ? {} : { ids: JSON.stringify(ids) }),
      }) as Row[]
      const last = rows.at(-1)
      if (!last) return
      after = { at: last.arrivedAt, id: last.id }
      yield rows
    }
  } finally {
    db.close()
  }
}

/** The register of some days as a file's bytes; says how far it is and stops when it is told to. */
export async function exportVisits(
  input: Input,
  context: JobContext,
): Promise<Jobs['exportVisits']['result']> {
  const lines: string[][] = [columns.map((column) => input.titles[column])]
  for (const rows of pages(input)) {
    for (const row of rows) lines.push(lineOf(row, input))
    context.progress(lines.length - 1, Math.max(input.total, lines.length - 1))
    if (context.cancelled()) throw new JobCancelled()
  }
  const bytes = input.format === 'csv' ? Buffer.from(csvOf(lines), 'utf8') : await xlsxOf(lines)
  return { rows: lines.length - 1, bytes }
}

/** With a byte order mark: without it the usual spreadsheet program takes Chinese for another encoding. */
const csvOf = (lines: readonly string[][]): string =>
  `\uFEFF${Papa.unparse(
    lines.map((line) => line.map(plainCell)),
    { newline: '\r\n' },
  )}\r\n`

/** Cells are typed as texts, which no program runs. */
const xlsxOf = (lines: readonly string[][]): Promise<Buffer> =>
  writeXlsxFile(
    lines.map((line, at) =>
      line.map((value) =>
        at === 0 ? { type: String, value, fontWeight: 'bold' as const } : { type: String, value },
      ),
    ),
    { stickyRowsCount: 1, columns: columns.map(() => ({ width: 16 })) },
  ).toBuffer()
