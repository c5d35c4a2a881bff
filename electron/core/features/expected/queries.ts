import { and, asc, desc, eq, gte, isNull, lt, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { ExpectedVisit, expectedViews } from '#shared/contract/expected.ts'
import { DeskError } from '#shared/contract/errors.ts'
import { fold } from '#shared/domain/fold.ts'
import { addDays, dateIn, dayBounds } from '#shared/domain/zoned-time.ts'
import type { Core } from '../../core.ts'
import { expectedVisits, staff, visits } from '../../database/tables.ts'
import { likeFragment } from '../../names/pinyin.ts'
import { checkArrival } from './arriving.ts'
import { expectedRow } from './rows.ts'

type View = (typeof expectedViews)[number]

/** Rows of one look ahead; more would not be read. */
const mostShown = 2_000

const host = alias(staff, 'host')
const recorder = alias(staff, 'recorder')
const changer = alias(staff, 'changer')
const textOf = (column: Parameters<typeof eq>[0]) => sql<string>`coalesce(${column}, '')`

const shown = {
  id: expectedVisits.id,
  number: expectedVisits.number,
  party: expectedVisits.party,
  series: expectedVisits.series,
  name: expectedVisits.name,
  phone: expectedVisits.phone,
  company: expectedVisits.company,
  plate: expectedVisits.plate,
  companions: expectedVisits.companions,
  hostId: expectedVisits.hostId,
  hostName: expectedVisits.hostName,
  hostDepartment: textOf(host.department),
  reason: expectedVisits.reason,
  typeId: expectedVisits.typeId,
  gradeId: expectedVisits.gradeId,
  place: expectedVisits.place,
  note: expectedVisits.note,
  code: expectedVisits.code,
  validFrom: expectedVisits.validFrom,
  validUntil: expectedVisits.validUntil,
  state: expectedVisits.state,
  stateAt: expectedVisits.stateAt,
  stateBy: textOf(changer.name),
  recordedAt: expectedVisits.recordedAt,
  recordedBy: textOf(recorder.name),
  visitId: visits.id,
  visitNumber: textOf(visits.number),
}

const searched = [
  expectedVisits.name,
  expectedVisits.pinyin,
  expectedVisits.initials,
  expectedVisits.phone,
  expectedVisits.company,
  expectedVisits.party,
  expectedVisits.plate,
  expectedVisits.hostName,
  expectedVisits.number,
]
const holds = (text: string) =>
  text === ''
    ? undefined
    : or(...searched.map((column) => sql`${column} LIKE ${likeFragment(fold(text))} ESCAPE '\\'`))

/** The appointments as lists and forms show them. */
export function createExpectedQueries(core: Core) {
  const countOpen = core.sqlite
    .prepare(
      `SELECT count(*) FROM expected_visits WHERE state = 'expected' AND valid_from >= @from AND valid_from < @to`,
    )
    .pluck()
  const byCode = core.sqlite
    .prepare(
      `SELECT id FROM expected_visits WHERE code = @code
       ORDER BY valid_from >= @from AND valid_from < @to DESC, state = 'expected' DESC, abs(valid_from - @from), id LIMIT 1`,
    )
    .pluck()
  const base = () =>
    core.db
      .select(shown)
      .from(expectedVisits)
      .leftJoin(host, eq(host.id, expectedVisits.hostId))
      .leftJoin(recorder, eq(recorder.id, expectedVisits.recordedBy))
      .leftJoin(changer, eq(changer.id, expectedVisits.stateBy))
      .leftJoin(visits, and(eq(visits.expectedId, expectedVisits.id), isNull(visits.voidedAt)))

  /** First and last instant of the days a view shows. */
  function boundsOf(view: View): { from: number; to: number } {
    const zone = core.site.get().timeZone
    const today = dateIn(zone, core.clock.now())
    const first = view === 'tomorrow' ? addDays(today, 1) : today
    return {
      from: dayBounds(zone, first).from,
      to: dayBounds(zone, addDays(first, view === 'week' ? 6 : 0)).to,
    }
  }
  const within = ({ from, to }: { from: number; to: number }) =>
    and(gte(expectedVisits.validFrom, from), lt(expectedVisits.validFrom, to))

  function get(id: number): ExpectedVisit {
    const row = base().where(eq(expectedVisits.id, id)).get()
    if (!row) throw new DeskError('NOT_FOUND', { what: 'expected' })
    return row
  }

  return {
    get,

    upcoming(view: View, text: string): ExpectedVisit[] {
      return base()
        .where(and(within(boundsOf(view)), holds(text)))
        .orderBy(asc(expectedVisits.validFrom), asc(expectedVisits.id))
        .limit(mostShown)
        .all()
    },

    list({ limit, before, text }: { limit: number; before?: number | undefined; text: string }) {
      const rows = base()
        .where(and(before === undefined ? undefined : lt(expectedVisits.id, before), holds(text)))
        .orderBy(desc(expectedVisits.id))
        .limit(limit + 1)
        .all()
      return { rows: rows.slice(0, limit), more: rows.length > limit }
    },

    /** How many are still to come today. */
    count(): { today: number } {
      const today = countOpen.get(boundsOf('today')) as number
      return { today }
    },

    /**
     * Whose code it is: of several days of a series today's, before one that is over. The hours are told, not enforced: who
     * comes early is seen on the form. @throws EXPECTED_ARRIVED, EXPECTED_NOT_NOW, NOT_FOUND
     */
    findByCode(code: string): ExpectedVisit {
      const { from, to } = boundsOf('today')
      const found = byCode.get({ code, from, to }) as number | undefined
      if (found === undefined) throw new DeskError('NOT_FOUND', { what: 'expected' })
      checkArrival(core, expectedRow(core, found), core.clock.now(), true)
      return get(found)
    },
  }
}
