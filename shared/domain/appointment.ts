import { toHalfWidth } from './scanner.ts'
import { weekdayOf } from './weekdays.ts'
import { addDays, instantAt } from './zoned-time.ts'

/** Days that one recurring appointment may have. */
export const mostDays = 200

/** From `first` to `last` (YYYY-MM-DD, both included) the days on these ISO weekdays; at most one more than `mostDays`. */
export function daysBetween(first: string, last: string, weekdays: readonly number[]): string[] {
  const days: string[] = []
  for (let day = first; day <= last && days.length <= mostDays; day = addDays(day, 1))
    if (weekdays.includes(weekdayOf(day))) days.push(day)
    else if (weekdays.length === 0) break
  return days
}

/** When somebody is expected, UTC ms; the end does not belong to it. */
export interface Window {
  readonly from: number
  readonly until: number
}

/**
 * The wall-clock minutes of a day as instants of a zone. Hours that a clock change leaves out or repeats never make the
 * window empty: then it is as long as its minutes say.
 */
export function windowOf(zone: string, day: string, fromMinute: number, untilMinute: number): Window {
  const from = instantAt(zone, day, fromMinute)
  const until = instantAt(zone, day, untilMinute)
  return { from, until: until > from ? until : from + (untilMinute - fromMinute) * 60_000 }
}

/** What the QR code on an invitation begins with. */
export const codePrefix = 'QT-E:'

/**
 * The six digits of an invitation as scanned or typed; undefined for anything else. No code begins with 0 or 1, so that a
 * mobile or landline number being typed is never taken for one.
 */
export function codeOf(text: string): string | undefined {
  const plain = toHalfWidth(text).trim().toUpperCase()
  const code = plain.startsWith(codePrefix) ? plain.slice(codePrefix.length) : plain
  return /^[2-9]\d{5}$/.test(code) ? code : undefined
}
