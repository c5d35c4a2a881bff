import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import { phone as phoneSchema } from '#shared/contract/values.ts'
import { normalPlate } from '#shared/domain/plate.ts'
import { toHalfWidth } from '#shared/domain/scanner.ts'
import { dateIn, dayBounds } from '#shared/domain/zoned-time.ts'
import type { Core } from '../../core.ts'
import { runJob } from '../../jobs/run.ts'
import { readDay, readHeadings, readHours, type ImportColumn } from './import-columns.ts'

type Preview = z.output<(typeof contract.expected.previewImport)['~orpc']['outputSchema'] & object>
type Line = Preview['lines'][number]

const mostBytes = 2_000_000
/** A list that takes longer to read is made to, ms. */
const readWithin = 20_000
/** As the contract limits the columns. */
const longest = {
  name: 60,
  company: 80,
  plate: 12,
  party: 60,
  hostName: 60,
  reason: 80,
  place: 40,
  note: 200,
} as const

/** Reads a list for the eyes of whoever imports it; nothing is kept until the accepted lines come back. */
export function createPreview(core: Core) {
  const hosts = core.sqlite.prepare(
    'SELECT id, name FROM staff WHERE left_at IS NULL AND (name = @text OR staff_no = @text)',
  )
  const announced = core.sqlite
    .prepare(
      `SELECT count(*) FROM expected_visits WHERE valid_from >= @from AND valid_from < @to AND name = @name
         AND (phone = @phone OR phone = '' OR @phone = '') AND state IN ('expected', 'arrived')`,
    )
    .pluck()

  /** A colleague when exactly one has this name or number; else the name as written. */
  function hostOf(text: string): Pick<Line, 'hostId' | 'hostName'> {
    const found = hosts.all({ text }) as { id: number; name: string }[]
    const [one] = found
    return one && found.length === 1
      ? { hostId: one.id, hostName: one.name }
      : { hostId: null, hostName: text }
  }

  function outcomeOf(line: Omit<Line, 'outcome'>, hours: boolean, today: string): Line['outcome'] {
    if (line.name === '') return 'nameMissing'
    if (Object.entries(longest).some(([column, most]) => line[column as keyof typeof longest].length > most))
      return 'tooLong'
    if (line.phone !== '' && !phoneSchema.safeParse(line.phone).success) return 'badPhone'
    if (line.hostName === '') return 'hostMissing'
    if (readDay(line.day, today) !== line.day || line.day < today) return 'badDate'
    if (!hours) return 'badHours'
    const bounds = dayBounds(core.site.get().timeZone, line.day)
    return announced.get({ ...bounds, name: line.name, phone: line.phone }) === 0 ? 'ok' : 'alreadyExpected'
  }

  function lineOf(row: number, textOf: (column: ImportColumn) => string, today: string): Line {
    const hours = readHours(textOf('from'), textOf('until'))
    const companions = Number(textOf('companions'))
    const line = {
      row,
      name: textOf('name'),
      phone: toHalfWidth(textOf('phone')).replace(/\s/g, ''),
      company: textOf('company'),
      plate: normalPlate(toHalfWidth(textOf('plate'))),
      companions: Number.isInteger(companions) ? Math.min(Math.max(companions, 0), 99) : 0,
      party: textOf('party'),
      ...hostOf(textOf('hostName')),
      reason: textOf('reason') || (core.site.settings().visitReasons[0] ?? ''),
      place: textOf('place'),
      note: textOf('note'),
      day: readDay(textOf('day'), today) ?? textOf('day'),
      ...(hours ?? { fromMinute: 0, untilMinute: 1440 }),
    }
    return { ...line, outcome: outcomeOf(line, hours !== undefined, today) }
  }

  /** The second of two lines for one person and day would be a second appointment. */
  function markRepeated(lines: readonly Line[]): Line[] {
    const seen = new Set<string>()
    return lines.map((line) => {
      if (line.outcome !== 'ok') return line
      const key = JSON.stringify([line.name, line.phone, line.day])
      const repeated = seen.has(key)
      seen.add(key)
      return repeated ? { ...line, outcome: 'alreadyExpected' } : line
    })
  }

  /** @throws LIST_UNREADABLE, LIST_TOO_LONG, LIST_HEADINGS_MISSING */
  return async (pieces: readonly string[]): Promise<Preview> => {
    const bytes = Buffer.from(pieces.join(''), 'base64')
    if (bytes.length > mostBytes) throw new DeskError('LIST_TOO_LONG', {})
    const table = await runJob(
      core.ports,
      'readTable',
      { bytes },
      { signal: core.closing, within: readWithin },
    ).catch(() => ({ kind: 'unreadable' as const }))
    if (table.kind !== 'rows')
      throw new DeskError(table.kind === 'tooLong' ? 'LIST_TOO_LONG' : 'LIST_UNREADABLE', {})
    const [head, ...rows] = table.rows
    const { at, unknown } = readHeadings(head?.cells ?? [])
    if (at.name === undefined || at.day === undefined) throw new DeskError('LIST_HEADINGS_MISSING', {})
    const today = dateIn(core.site.get().timeZone, core.clock.now())
    const textIn = (cells: readonly string[]) => (column: ImportColumn) => cells[at[column] ?? -1] ?? ''
    return { lines: markRepeated(rows.map(({ row, cells }) => lineOf(row, textIn(cells), today))), unknown }
  }
}
