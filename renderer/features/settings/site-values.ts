import { formatDayMinute, parseDayMinute } from '#shared/domain/day-minute.ts'

/** Reasons as people edit them: one a line. */
export const reasonLines = (reasons: readonly string[]): string => reasons.join('\n')

/** The list out of the lines: empty ones and repeats go. */
export const reasonsOf = (lines: string): string[] => [
  ...new Set(
    lines
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

/** The closing time as people write it; the end of the day is 24:00. */
export const closingOf = (minute: number): string => (minute === 1440 ? '24:00' : formatDayMinute(minute))

/** Minute of the day, 1 to 1440, of a typed closing time; undefined for anything else. `24:00` and `0:00` are midnight. */
export function minuteOf(typed: string): number | undefined {
  const minute = /^24(:?00)?$/.test(typed.trim().replace('：', ':')) ? 1440 : parseDayMinute(typed)
  return minute === 0 ? 1440 : minute
}
