import { hourIn, dateIn } from '#shared/domain/zoned-time.ts'
import { weekdayOf } from '#shared/domain/weekdays.ts'
import type { VisitStatistics } from '#shared/contract/statistics.ts'
import type { Sqlite } from '../database/open.ts'
import { openReadOnly } from '../database/open.ts'
import type { Jobs } from './job.ts'

/** Zones differ by quarters of an hour: arrivals are counted by these, and then moved to the site's hours. */
const quarter = 900_000
/** Names in one ranking. */
const ranked = 20

interface Slot {
  readonly slot: number
  readonly visits: number
  readonly people: number
}

type Range = { readonly from: number; readonly to: number }

const within = 'v.arrived_at >= @from AND v.arrived_at < @to AND v.voided_at IS NULL'

function byTime(
  db: Sqlite,
  range: Range,
  zone: string,
): Pick<VisitStatistics, 'days' | 'hours' | 'visits' | 'people'> {
  const slots = db
    .prepare(
      `SELECT v.arrived_at / ${String(quarter)} AS slot, count(*) AS visits, sum(v.companions + 1) AS people
       FROM visits v WHERE ${within} GROUP BY slot ORDER BY slot`,
    )
    .all(range) as Slot[]
  const days = new Map<string, { day: string; visits: number; people: number }>()
  const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0))
  for (const { slot, visits, people } of slots) {
    const at = slot * quarter
    const date = dateIn(zone, at)
    const day = days.get(date) ?? { day: date, visits: 0, people: 0 }
    days.set(date, { day: date, visits: day.visits + visits, people: day.people + people })
    const row = hours[weekdayOf(date) - 1]
    const hour = hourIn(zone, at)
    if (row) row[hour] = (row[hour] ?? 0) + visits
  }
  const sum = (of: 'visits' | 'people') => slots.reduce((total, slot) => total + slot[of], 0)
  return { days: [...days.values()], hours, visits: sum('visits'), people: sum('people') }
}

type Counted = { name: string; visits: number; people: number }

const counts = 'count(*) AS visits, sum(v.companions + 1) AS people'
const best = `ORDER BY visits DESC, name LIMIT ${String(ranked)}`

function rankings(db: Sqlite, range: Range, months: readonly string[]) {
  return {
    hosts: db
      .prepare(
        `SELECT coalesce(s.name, v.host_name) AS name, coalesce(s.department, '') AS department, ${counts}
         FROM visits v LEFT JOIN staff s ON s.id = v.host_id
         WHERE ${within} AND (v.host_id IS NOT NULL OR v.host_name <> '')
         GROUP BY v.host_id, CASE WHEN v.host_id IS NULL THEN v.host_name END ${best}`,
      )
      .all(range) as (Counted & { department: string })[],
    types: db
      .prepare(
        `SELECT coalesce(t.name, '') AS name, ${counts} FROM visits v LEFT JOIN visit_types t ON t.id = v.type_id
         WHERE ${within} GROUP BY v.type_id ${best}`,
      )
      .all(range) as Counted[],
    reasons: db
      .prepare(`SELECT v.reason AS name, ${counts} FROM visits v WHERE ${within} GROUP BY v.reason ${best}`)
      .all(range) as Counted[],
    companies: db
      .prepare(
        `SELECT name, sum(visits) AS visits, sum(people) AS people FROM (
           SELECT v.company AS name, ${counts} FROM visits v WHERE ${within} AND v.company <> '' GROUP BY v.company
           UNION ALL
           SELECT company, visits, people FROM erased_visit_counts
           WHERE month IN (SELECT value FROM json_each(@months)))
         GROUP BY name ${best}`,
      )
      .all({ ...range, months: JSON.stringify(months) }) as Counted[],
  }
}

function endings(db: Sqlite, range: Range): Pick<VisitStatistics, 'leaving' | 'expected' | 'stayMinutes'> {
  const leaving = db
    .prepare(
      `SELECT coalesce(sum(v.leave_kind = 'seen'), 0) AS seen, coalesce(sum(v.leave_kind = 'said'), 0) AS said,
         coalesce(sum(v.leave_kind = 'system'), 0) AS system, coalesce(sum(v.leave_kind IS NULL), 0) AS inside
       FROM visits v WHERE ${within}`,
    )
    .get(range) as VisitStatistics['leaving']
  const expected = db
    .prepare(
      `SELECT coalesce(sum(state = 'arrived'), 0) AS arrived, coalesce(sum(state = 'noShow'), 0) AS noShow,
         coalesce(sum(state = 'cancelled'), 0) AS cancelled, coalesce(sum(state = 'expected'), 0) AS open
       FROM expected_visits WHERE valid_from >= @from AND valid_from < @to`,
    )
    .get(range) as VisitStatistics['expected']
  const stays = leaving.seen + leaving.said
  const median = db
    .prepare(
      `SELECT (v.left_at - v.arrived_at) / 60000 FROM visits v WHERE ${within} AND v.left_at IS NOT NULL
       ORDER BY v.left_at - v.arrived_at LIMIT 1 OFFSET ?`,
    )
    .pluck()
    .get(range, Math.floor(stays / 2)) as number | undefined
  return { leaving, expected, stayMinutes: stays === 0 ? null : (median ?? null) }
}

/** Counts the visits of some days in one snapshot of the database, off the thread that serves the desk. */
export function countVisits({
  file,
  from,
  to,
  zone,
  months,
}: Jobs['visitStatistics']['input']): VisitStatistics {
  const db = openReadOnly(file)
  const range = { from, to }
  try {
    return db.transaction(() => ({
      ...byTime(db, range, zone),
      ...rankings(db, range, months),
      ...endings(db, range),
    }))()
  } finally {
    db.close()
  }
}
