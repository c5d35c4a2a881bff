import { weekdayOf } from './weekdays.ts'
import { addDays, dateIn, instantAt } from './zoned-time.ts'

/** A simple daily working pattern in minutes of the site's wall clock; `endMinute` past 1440 ends on the next day. */
export interface DailyShift {
  readonly startMinute: number
  readonly endMinute: number
  readonly graceMinutes: number
  /** ISO weekdays (Monday 1 to Sunday 7) on which it starts. */
  readonly weekdays: readonly number[]
}

/** One instance of a shift. It belongs to the date on which it is scheduled to start. All times UTC ms. */
export interface ShiftDay {
  readonly date: string
  /** False on a rest day: nobody is expected, and whoever comes is not judged. */
  readonly working: boolean
  /** Punches from here (inclusive) to `to` (exclusive) belong to this date. */
  readonly from: number
  readonly to: number
  readonly startsAt: number
  readonly endsAt: number
  /** The last moment that is not late. */
  readonly lateAfter: number
}

export type PunchMeaning = 'onTime' | 'late' | 'out' | 'earlyOut' | 'back' | 'again' | 'noShift'

export interface Judged {
  readonly at: number
  readonly date: string
  readonly meaning: PunchMeaning
  /** Full minutes late (from the shift's start) or early (before its end), at least 1 then; 0 otherwise. */
  readonly minutes: number
}

/** A second touch within this time of the last accepted punch is the same punch, ms. */
export const duplicateWindow = 60_000
const minute = 60_000
/** Nobody is asked to arrive closer to the start, or leave closer to the end, than this, minutes. */
const leastMargin = 60

/** Minutes before the start, and after the end, in which a punch belongs to a shift: half of the free time between two. */
function marginOf({ startMinute, endMinute }: DailyShift): number {
  return Math.max(Math.floor((startMinute + 1440 - endMinute) / 2), leastMargin)
}

/**
 * The instance of a shift on a date. One day passes into the next in the middle of the free time between two shifts, so
 * that windows leave no gap; only shifts of 22 hours and more have windows that overlap, see `judge`.
 */
export function shiftDay(shift: DailyShift, date: string, zone: string): ShiftDay {
  const margin = marginOf(shift)
  const overlap = shift.startMinute + 1440 - margin < shift.endMinute + margin
  const startsAt = instantAt(zone, date, shift.startMinute)
  return {
    date,
    working: shift.weekdays.includes(weekdayOf(date)),
    from: instantAt(zone, date, shift.startMinute - margin),
    to: instantAt(zone, date, overlap ? shift.endMinute + margin : shift.startMinute + 1440 - margin),
    startsAt,
    endsAt: instantAt(zone, date, shift.endMinute),
    lateAfter: startsAt + shift.graceMinutes * minute,
  }
}

/** The instances a moment may belong to, with those around them, ascending. */
export function shiftDaysAround(shift: DailyShift, at: number, zone: string): ShiftDay[] {
  const today = dateIn(zone, at)
  return [-3, -2, -1, 0, 1].map((days) => shiftDay(shift, addDays(today, days), zone))
}

const fullMinutes = (ms: number) => Math.max(1, Math.floor(ms / minute))

function meaningIn(day: ShiftDay, place: number, at: number): Pick<Judged, 'meaning' | 'minutes'> {
  if (!day.working) return { meaning: 'noShift', minutes: 0 }
  if (place === 0)
    return at > day.lateAfter
      ? { meaning: 'late', minutes: fullMinutes(at - day.startsAt) }
      : { meaning: 'onTime', minutes: 0 }
  if (at >= day.endsAt) return { meaning: 'out', minutes: 0 }
  // whoever went out during the shift comes back with the next punch
  if (place % 2 === 0) return { meaning: 'back', minutes: 0 }
  return { meaning: 'earlyOut', minutes: fullMinutes(day.endsAt - at) }
}

/** Without those that are the same touch as the last one that counts: a terminal writes down every one of them. */
function withoutRepeats(punches: readonly number[]): number[] {
  const kept: number[] = []
  for (const at of punches) {
    const last = kept.at(-1)
    if (last === undefined || at - last >= duplicateWindow) kept.push(at)
  }
  return kept
}

/**
 * What each punch of one person means, in order (ascending UTC ms; a second touch means nothing and is left out). The first punch of a
 * date is the arrival: strictly later than start + grace is late, counted from the start (house rules; compared with the
 * real time, never a rounded one). Later ones lead out, or back in before the end. Where the windows of two instances
 * overlap, the punch still belongs to the earlier one while that one is open (an odd number of punches).
 */
export function judge(punches: readonly number[], days: readonly ShiftDay[]): Judged[] {
  const counts = new Map<string, number>()
  const judged: Judged[] = []
  for (const at of withoutRepeats(punches)) {
    const fitting = days.filter((one) => one.from <= at && at < one.to)
    const open = fitting.find((one) => (counts.get(one.date) ?? 0) % 2 === 1)
    const day = (fitting.length > 1 ? open : undefined) ?? fitting.at(-1)
    if (!day) continue
    const place = counts.get(day.date) ?? 0
    counts.set(day.date, place + 1)
    judged.push({ at, date: day.date, ...meaningIn(day, place, at) })
  }
  return judged
}

/**
 * What a new punch means. `earlier`: this person's accepted punches of the last four days, ascending. Without a shift the
 * calendar date counts and nothing is judged. A punch that is `again` is not kept.
 */
export function meaningOf(
  at: number,
  earlier: readonly number[],
  shift: DailyShift | null,
  zone: string,
): Judged {
  const last = earlier.at(-1)
  const date = dateIn(zone, at)
  if (last !== undefined && Math.abs(at - last) < duplicateWindow)
    return { at, date, meaning: 'again', minutes: 0 }
  if (!shift) return { at, date, meaning: 'noShift', minutes: 0 }
  const days = shiftDaysAround(shift, at, zone)
  // after a clock was put back, earlier punches may lie in the future: they do not come before this one
  const past = earlier.filter((one) => one <= at)
  return judge([...past, at], days).at(-1) ?? { at, date, meaning: 'noShift', minutes: 0 }
}

/**
 * Whether a person is in at `now`: the last punch led in and its shift, with the time after it, is not over. On a rest day:
 * an odd number of punches. Without a shift: an odd number of punches on the calendar date.
 */
export function isPresent(
  punches: readonly number[],
  days: readonly ShiftDay[] | null,
  now: number,
  zone: string,
): boolean {
  if (!days) {
    const today = dateIn(zone, now)
    return withoutRepeats(punches).filter((at) => dateIn(zone, at) === today).length % 2 === 1
  }
  const judged = judge(punches, days)
  const last = judged.at(-1)
  const day = days.find((one) => one.date === last?.date)
  if (!last || !day || now >= day.to) return false
  if (!day.working) return judged.filter(({ date }) => date === day.date).length % 2 === 1
  return last.meaning !== 'out' && last.meaning !== 'earlyOut'
}
