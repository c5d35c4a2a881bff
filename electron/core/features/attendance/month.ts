import type { DayMark, PunchMonth } from '#shared/contract/attendance.ts'
import { publicDay } from '#shared/domain/chinese-calendar.ts'
import { judge, shiftDay, type DailyShift, type Judged, type ShiftDay } from '#shared/domain/daily-shift.ts'
import { addDays, dateIn, dayBounds } from '#shared/domain/zoned-time.ts'
import type { Core } from '../../core.ts'
import { shiftColumns, shiftOf, type Punched, type ShiftRow } from './shift-row.ts'

/** The days of one month, and a few around it, so that nights over its ends are judged in whole. UTC ms. */
interface Frame {
  readonly from: number
  readonly to: number
  readonly days: readonly ShiftDay[]
  /** Of the month itself. */
  readonly own: readonly ShiftDay[]
  /** Dates on which nobody is missed who does not come. */
  readonly free: ReadonlySet<string>
}

/** Months that were worked out lately; one for each shift, and the clock of a site moves through one month at a time. */
const keptFrames = 64

/** Without a shift every date is a day on which nobody is expected. */
function calendarDay(date: string, zone: string): ShiftDay {
  const { from, to } = dayBounds(zone, date)
  return { date, working: false, from, to, startsAt: from, endsAt: to, lateAfter: to }
}

function makeFrame(shift: DailyShift | null, first: string, zone: string): Frame {
  const around = Array.from({ length: 4 + 31 + 4 }, (_, index) => addDays(first, index - 4))
  const days = around.map((date) => (shift ? shiftDay(shift, date, zone) : calendarDay(date, zone)))
  const own = days.filter(({ date }) => date.startsWith(first.slice(0, 7)))
  const free = own.filter(({ date, working }) => !working || publicDay(date)?.kind === 'holiday')
  return {
    ...{ from: days.at(0)?.from ?? 0, to: days.at(-1)?.to ?? 0, days, own },
    free: new Set(free.map(({ date }) => date)),
  }
}

/** What a working day looked like. Before its end the last way out says nothing yet: he may be at lunch. */
function markOf(day: ShiftDay, own: readonly Judged[], now: number): DayMark {
  if (own.length === 0) return now > day.lateAfter ? 'nothing' : 'open'
  if (!day.working) return 'came'
  if (own.some(({ meaning }) => meaning === 'late')) return 'late'
  if (leftEarly(day, own, now)) return 'early'
  return own.some(({ meaning }) => meaning === 'onTime') ? 'onTime' : 'came'
}

const leftEarly = (day: ShiftDay, own: readonly Judged[], now: number): boolean =>
  now >= day.endsAt && own.at(-1)?.meaning === 'earlyOut'

/**
 * The running month of one person at a glance. It stands on the way from a finger to the screen: what does not depend on the
 * person is worked out once for each shift and month.
 */
export function createMonthGlance(core: Core) {
  const punchesOf = core.sqlite.prepare(
    'SELECT at, direction FROM counted_punches WHERE staff_id = ? AND at >= ? AND at < ? ORDER BY at, id',
  )
  const joined = core.sqlite.prepare('SELECT joined_at FROM staff WHERE id = ?').pluck()
  const frames = new Map<string, Frame>()

  function frameOf(shift: DailyShift | null, first: string, zone: string): Frame {
    const key = JSON.stringify([shift, first, zone])
    const known = frames.get(key)
    if (known) return known
    if (frames.size >= keptFrames) frames.clear()
    const frame = makeFrame(shift, first, zone)
    frames.set(key, frame)
    return frame
  }

  const allShifts = core.sqlite.prepare(`SELECT ${shiftColumns} FROM shifts`)

  /** `now`: UTC ms; the month is that of the calendar. */
  function of(staffId: number, shift: DailyShift | null, now: number): PunchMonth {
    const { timeZone } = core.site.get()
    const from = `${dateIn(timeZone, now).slice(0, 7)}-01`
    const frame = frameOf(shift, from, timeZone)
    const punches = punchesOf.all(staffId, frame.from, frame.to) as Punched[]
    const joinedAt = joined.get(staffId) as number
    const judged = judge(punches, frame.days)
    const days = frame.own.map((day) => ({ day, own: judged.filter(({ date }) => date === day.date) }))
    const marks = days.map(({ day, own }): DayMark => {
      if (own.length > 0) return markOf(day, own, now)
      if (shift === null || joinedAt > day.lateAfter) return 'open'
      return frame.free.has(day.date) ? 'rest' : markOf(day, own, now)
    })
    return {
      from,
      marks,
      came: days.filter(({ own }) => own.length > 0).length,
      late: marks.filter((mark) => mark === 'late').length,
      early: days.filter(({ day, own }) => leftEarly(day, own, now)).length,
    }
  }
  return {
    of,
    /** Works out what the next punches will need, before somebody stands there and waits. */
    prepare() {
      const { timeZone } = core.site.get()
      const first = `${dateIn(timeZone, core.clock.now()).slice(0, 7)}-01`
      for (const row of allShifts.all() as ShiftRow[]) frameOf(shiftOf(row), first, timeZone)
    },
  }
}
