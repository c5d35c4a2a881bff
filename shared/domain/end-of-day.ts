import { addDays, dateIn, instantAt } from './zoned-time.ts'

/**
 * The last moment (UTC ms, not after `now`) at which open visits were to be closed. `closeMinute` counts from midnight of
 * the site's day, 1440 is midnight itself.
 */
export function lastClosing(now: number, zone: string, closeMinute: number): number {
  const today = dateIn(zone, now)
  const closings = [addDays(today, -2), addDays(today, -1), today].map((date) =>
    instantAt(zone, date, closeMinute),
  )
  return Math.max(...closings.filter((closing) => closing <= now))
}

/** The first moment (UTC ms) after `now` at which open visits are to be closed. */
export function nextClosing(now: number, zone: string, closeMinute: number): number {
  const today = dateIn(zone, now)
  const closings = [addDays(today, -1), today, addDays(today, 1)].map((date) =>
    instantAt(zone, date, closeMinute),
  )
  return Math.min(...closings.filter((closing) => closing > now))
}

const minute = 60_000
const day = 1440

/**
 * How long (UTC ms) a type of visitor lets somebody stay who comes at `arrivedAt`: so many minutes, but not past the closing of
 * his day, because nobody has agreed to a night. A type that allows a day or more means nights.
 */
export function stayEnd(arrivedAt: number, minutes: number, zone: string, closeMinute: number): number {
  const end = arrivedAt + minutes * minute
  if (minutes >= day) return end
  const lastMinute = nextClosing(arrivedAt, zone, closeMinute) - minute
  return lastMinute <= arrivedAt ? end : Math.min(end, lastMinute)
}
