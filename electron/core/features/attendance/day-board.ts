import type { z } from 'zod'
import { judge, isPresent, shiftDay, type PunchMeaning, type ShiftDay } from '#shared/domain/daily-shift.ts'
import { addDays, dateIn, dayBounds } from '#shared/domain/zoned-time.ts'
import type { contract } from '#shared/contract/index.ts'
import type { Core } from '../../core.ts'
import { shiftReach } from './presence.ts'
import { shiftColumns, shiftOf, type Punched, type PunchedBy, type ShiftRow } from './shift-row.ts'

type Board = z.output<(typeof contract.attendance.day)['~orpc']['outputSchema'] & object>
type Row = Board['rows'][number]

interface Person extends ShiftRow {
  readonly staffId: number
  readonly staffNo: string
  readonly name: string
  readonly department: string
  readonly joinedAt: number
  readonly shiftId: number | null
  readonly shiftName: string
}

/** What the first punch of a date says of the arrival; null: it led out, and how he came is not known. */
const arrivalOf = (meaning: PunchMeaning) =>
  meaning === 'late' || meaning === 'noShift' || meaning === 'onTime' ? meaning : null

/** What the board says of one person with a shift, or null when he was not expected and did not come. */
function shiftRow(
  person: Person,
  punches: readonly Punched[],
  days: readonly ShiftDay[],
  date: string,
  now: number,
) {
  const day = days.find((one) => one.date === date)
  if (!day) return null
  const own = judge(punches, days).filter((one) => one.date === date)
  const [first] = own
  if (!first && (!day.working || person.joinedAt > day.lateAfter)) return null
  const absent = now > day.lateAfter ? ('missing' as const) : ('due' as const)
  const arrival = first ? arrivalOf(first.meaning) : null
  const minutes = first && arrival !== null ? first.minutes : 0
  const times = own.map(({ at }) => at)
  return { times, shiftStart: day.startsAt, meaning: arrival ?? absent, minutes }
}

/** Attendance as people look at it: one line a person, and the raw punches behind it. */
export function createDayBoard(core: Core) {
  // also who was added later: a terminal's file may tell of a time before
  const people = core.sqlite.prepare(
    `SELECT staff.id AS staffId, staff_no AS staffNo, staff.name, department, joined_at AS joinedAt,
       shift_id AS shiftId, coalesce(shifts.name, '') AS shiftName, ${shiftColumns}
     FROM staff LEFT JOIN shifts ON shifts.id = shift_id
     WHERE left_at IS NULL OR left_at >= @from ORDER BY pinyin, staff.id`,
  )
  const between = core.sqlite.prepare(
    'SELECT staff_id AS staffId, at, direction FROM counted_punches WHERE at >= ? AND at < ? ORDER BY at, id',
  )
  function punchesBetween(from: number, to: number): Map<number, Punched[]> {
    const found = new Map<number, Punched[]>()
    for (const punch of between.all(from, to) as PunchedBy[]) {
      const known = found.get(punch.staffId)
      if (known) known.push(punch)
      else found.set(punch.staffId, [punch])
    }
    return found
  }

  return {
    /** Everybody with a shift on a date (YYYY-MM-DD, today if left out), and whoever punched without one. */
    day(wanted: string | undefined): Board {
      const now = core.clock.now()
      const { timeZone } = core.site.get()
      const date = wanted ?? dateIn(timeZone, now)
      const bounds = dayBounds(timeZone, date)
      const punches = punchesBetween(bounds.from - shiftReach, bounds.to + shiftReach)
      const known = new Map<number, readonly ShiftDay[]>()
      const daysOf = (person: Person): readonly ShiftDay[] | null => {
        if (person.shiftId === null) return null
        const days =
          known.get(person.shiftId) ??
          [-2, -1, 0, 1, 2].map((days) => shiftDay(shiftOf(person), addDays(date, days), timeZone))
        known.set(person.shiftId, days)
        return days
      }
      const rows = (people.all({ from: bounds.from }) as Person[]).flatMap((person): Row[] => {
        const own = punches.get(person.staffId) ?? []
        const days = daysOf(person)
        const calendar = own.map(({ at }) => at).filter((at) => at >= bounds.from && at < bounds.to)
        const line = days
          ? shiftRow(person, own, days, date, now)
          : calendar.length > 0 && {
              times: calendar,
              shiftStart: null,
              meaning: 'noShift' as const,
              minutes: 0,
            }
        if (!line) return []
        const { times, ...judged } = line
        const { staffId, staffNo, name, department, shiftName } = person
        return [
          {
            ...{ staffId, staffNo, name, department, shiftName, ...judged },
            firstAt: times[0] ?? null,
            lastAt: times.length > 1 ? (times.at(-1) ?? null) : null,
            punches: times.length,
            present: times.length > 0 && isPresent(own, days, now, timeZone),
          },
        ]
      })
      return { date, rows }
    },
  }
}
