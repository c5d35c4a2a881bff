import { Temporal } from 'temporal-polyfill'

/** ISO 8601: Monday is 1, Sunday is 7. */
export const everyDay = [1, 2, 3, 4, 5, 6, 7] as const
/** Monday to Friday. */
export const workWeek = [1, 2, 3, 4, 5] as const

/** ISO weekday of a date (YYYY-MM-DD). */
export const weekdayOf = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek

const keys = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Key of an ISO weekday's name in the texts. */
export const weekdayKey = (weekday: number) => keys[weekday - 1] ?? 'mon'
