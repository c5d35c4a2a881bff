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
