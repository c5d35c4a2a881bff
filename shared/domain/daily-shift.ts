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

/** What the place of a punch says of it: somebody came in there, or went out. */
export type PunchDirection = 'in' | 'out'

/** A punch at a time in UTC ms. A time alone, or a direction of null: the shift decides what it means. */
export type PunchAt = number | { readonly at: number; readonly direction: PunchDirection | null }

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

/** Instances that were worked out lately, by shift, date and zone: every touch asks for those of its day. */
const daysAround = new Map<string, readonly ShiftDay[]>()
const keptDays = 500

/** The instances a moment may belong to, with those around them, ascending. */
export function shiftDaysAround(shift: DailyShift, at: number, zone: string): readonly ShiftDay[] {
  const today = dateIn(zone, at)
  const { startMinute, endMinute, graceMinutes, weekdays } = shift
  const key = `${startMinute} ${endMinute} ${graceMinutes} ${weekdays.join('')} ${today} ${zone}`
  const known = daysAround.get(key)
  if (known) return known
  const days = [-3, -2, -1, 0, 1].map((add) => shiftDay(shift, addDays(today, add), zone))
  if (daysAround.size >= keptDays) daysAround.clear()
  daysAround.set(key, days)
  return days
}

const fullMinutes = (ms: number) => Math.max(1, Math.floor(ms / minute))

const atOf = (punch: PunchAt): number => (typeof punch === 'number' ? punch : punch.at)
const directionOf = (punch: PunchAt): PunchDirection | null =>
  typeof punch === 'number' ? null : punch.direction

/** Whether somebody is in after a punch: its direction says so; without one he was out and is in, or the other way round. */
const inAfter = (punch: PunchAt, wasIn: boolean): boolean => {
  const direction = directionOf(punch)
  return direction === null ? !wasIn : direction === 'in'
}

/** What one person has done on one date so far. */
interface Course {
  readonly punches: number
  readonly isIn: boolean
}
const notCome: Course = { punches: 0, isIn: false }

function meaningIn(
  day: ShiftDay,
  { punches, isIn }: Course,
  punch: PunchAt,
): Pick<Judged, 'meaning' | 'minutes'> {
  const at = atOf(punch)
  const direction = directionOf(punch)
  if (!day.working) return { meaning: 'noShift', minutes: 0 }
  if (punches === 0 && direction !== 'out')
    return at > day.lateAfter
      ? { meaning: 'late', minutes: fullMinutes(at - day.startsAt) }
      : { meaning: 'onTime', minutes: 0 }
  if (direction === 'in') return { meaning: 'back', minutes: 0 }
  if (at >= day.endsAt) return { meaning: 'out', minutes: 0 }
  // whoever went out during the shift comes back with the next punch
  if (direction === null && !isIn) return { meaning: 'back', minutes: 0 }
  return { meaning: 'earlyOut', minutes: fullMinutes(day.endsAt - at) }
}

/** Two punches at places that say the opposite are two, however soon one follows the other. */
export function isSamePunch(last: PunchAt, punch: PunchAt): boolean {
  const [before, now] = [directionOf(last), directionOf(punch)]
  if (before !== null && now !== null && before !== now) return false
  return Math.abs(atOf(punch) - atOf(last)) < duplicateWindow
}

/** Without those that are the same touch as the last one that counts: a terminal writes down every one of them. */
function withoutRepeats(punches: readonly PunchAt[]): PunchAt[] {
  const kept: PunchAt[] = []
  for (const punch of punches) {
    const last = kept.at(-1)
    if (last === undefined || !isSamePunch(last, punch)) kept.push(punch)
  }
  return kept
}

/** The date a punch belongs to, among those whose windows it lies in, the earlier one first. */
function dayFor(
  fitting: readonly ShiftDay[],
  direction: PunchDirection | null,
  isOpen: (day: ShiftDay) => boolean,
): ShiftDay | undefined {
  if (direction === 'in') return fitting.at(-1) // nobody comes in to a duty that he is on
  return fitting.find(isOpen) ?? (direction === 'out' ? fitting[0] : fitting.at(-1))
}

/**
 * What each punch of one person means, in order (ascending UTC ms; a second touch means nothing and is left out). The first punch of a
 * date is the arrival: strictly later than start + grace is late, counted from the start (house rules; compared with the
 * real time, never a rounded one). Later ones lead out, or back in before the end. A punch that has a direction never reads
 * as the other one: at a reader for coming in it is the arrival or coming back, at one for going out it is leaving. Where the
 * windows of two instances overlap, the punch still belongs to the earlier one while the person is in on that one.
 */
export function judge(punches: readonly PunchAt[], days: readonly ShiftDay[]): Judged[] {
  const courses = new Map<string, Course>()
  const judged: Judged[] = []
  for (const punch of withoutRepeats(punches)) {
    const at = atOf(punch)
    const fitting = days.filter((one) => one.from <= at && at < one.to)
    const day = dayFor(fitting, directionOf(punch), ({ date }) => courses.get(date)?.isIn === true)
    if (!day) continue
    const course = courses.get(day.date) ?? notCome
    courses.set(day.date, { punches: course.punches + 1, isIn: inAfter(punch, course.isIn) })
    judged.push({ at, date: day.date, ...meaningIn(day, course, punch) })
  }
  return judged
}

/**
 * What a new punch means. `earlier`: this person's accepted punches of the last four days, ascending. Without a shift the
 * calendar date counts and nothing is judged. A punch that is `again` is not kept.
 */
export function meaningOf(
  punch: PunchAt,
  earlier: readonly PunchAt[],
  shift: DailyShift | null,
  zone: string,
): Judged {
  const at = atOf(punch)
  const last = earlier.at(-1)
  const date = dateIn(zone, at)
  if (last !== undefined && isSamePunch(last, punch)) return { at, date, meaning: 'again', minutes: 0 }
  if (!shift) return { at, date, meaning: 'noShift', minutes: 0 }
  const days = shiftDaysAround(shift, at, zone)
  // after a clock was put back, earlier punches may lie in the future: they do not come before this one
  const past = earlier.filter((one) => atOf(one) <= at)
  return judge([...past, punch], days).at(-1) ?? { at, date, meaning: 'noShift', minutes: 0 }
}

/**
 * Whether a person is in at `now`: the last punch led in and its shift, with the time after it, is not over. On a rest day
 * each punch leads in or out in turn, and so without a shift on the calendar date; a punch with a direction leads there.
 */
export function isPresent(
  punches: readonly PunchAt[],
  days: readonly ShiftDay[] | null,
  now: number,
  zone: string,
): boolean {
  const inTurn = (own: readonly PunchAt[]) => own.reduce<boolean>((isIn, one) => inAfter(one, isIn), false)
  if (!days) {
    const today = dateIn(zone, now)
    return inTurn(withoutRepeats(punches).filter((one) => dateIn(zone, atOf(one)) === today))
  }
  const judged = judge(punches, days)
  const last = judged.at(-1)
  const day = days.find((one) => one.date === last?.date)
  if (!last || !day || now >= day.to) return false
  if (day.working) return last.meaning !== 'out' && last.meaning !== 'earlyOut'
  const own = new Set(judged.filter(({ date }) => date === day.date).map(({ at }) => at))
  return inTurn(punches.filter((one) => own.has(atOf(one))))
}
