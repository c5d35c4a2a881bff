import { addDays, dayBounds } from './zoned-time.ts'

/** Two days of the site, both included, as YYYY-MM-DD. */
export interface DayRange {
  readonly from: string
  readonly to: string
}

/** First instant of the first day and of the day after the last, UTC ms. */
export function boundsOf(zone: string, { from, to }: DayRange): { from: number; to: number } {
  return { from: dayBounds(zone, from).from, to: dayBounds(zone, to).to }
}

/** Every day of the range, at most `limit`; an empty list for a range that is turned round. */
export function daysOf({ from, to }: DayRange, limit: number): string[] {
  const days: string[] = []
  for (let day = from; day <= to && days.length < limit; day = addDays(day, 1)) days.push(day)
  return days
}

/** Months (YYYY-MM) that lie in the range as a whole. */
export function wholeMonths({ from, to }: DayRange): string[] {
  const months: string[] = []
  let first = from.endsWith('-01') ? from : monthAfter(from)
  while (addDays(monthAfter(first), -1) <= to) {
    months.push(first.slice(0, 7))
    first = monthAfter(first)
  }
  return months
}

/** First day of the month after the one that a day lies in. */
export const monthAfter = (day: string): string => `${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`
