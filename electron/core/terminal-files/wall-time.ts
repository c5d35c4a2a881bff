const FORM = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/

/** Terminals count from here; an older date is no date of theirs. */
const FIRST_YEAR = 2000

/**
 * `2026-10-03 08:59:01` as `2026-10-03T08:59:01`: local wall time without a zone, as the terminal's clock showed it.
 * Undefined for any other form and for a day or time that does not exist.
 */
export function readWallTime(text: string): string | undefined {
  const [, ...parts] = FORM.exec(text) ?? []
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number)
  if (year < FIRST_YEAR || hour > 23 || minute > 59 || second > 59) return undefined
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real ? text.replace(' ', 'T') : undefined
}
