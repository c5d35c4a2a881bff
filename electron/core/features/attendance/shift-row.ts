import type { DailyShift, PunchDirection } from '#shared/domain/daily-shift.ts'
import { everyDay } from '#shared/domain/weekdays.ts'

/** The columns of a shift that judging needs, for a query that joins `shifts`. */
export const shiftColumns = `start_minute AS startMinute, end_minute AS endMinute, grace_minutes AS graceMinutes,
  weekdays AS weekdaysJson`

/** A row of such a query. Where the person has no shift, all of it is null. */
export interface ShiftRow extends Omit<DailyShift, 'weekdays'> {
  readonly weekdaysJson: string | null
}

/** A punch that counts, as it is judged: UTC ms, and the direction of its place. */
export interface Punched {
  readonly at: number
  readonly direction: PunchDirection | null
}
export interface PunchedBy extends Punched {
  readonly staffId: number
}

/** ISO weekdays out of the column; a shift of an earlier version has none and is worked every day. */
const weekdaysOf = (json: string | null): readonly number[] =>
  json === null ? everyDay : (JSON.parse(json) as number[])

/** The shift in such a row. */
export function shiftOf(row: ShiftRow): DailyShift {
  const { startMinute, endMinute, graceMinutes, weekdaysJson } = row
  return { startMinute, endMinute, graceMinutes, weekdays: weekdaysOf(weekdaysJson) }
}
