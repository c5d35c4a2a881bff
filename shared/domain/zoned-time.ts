import { Temporal } from 'temporal-polyfill'

/** YYYY-MM-DD of an instant (UTC ms) in an IANA time zone. */
export function dateIn(zone: string, instant: number): string {
  return zoned(zone, instant).toPlainDate().toString()
}

/** Year of an instant in a zone: the year of a register number. */
export function yearIn(zone: string, instant: number): number {
  return zoned(zone, instant).year
}

/** Hour 0 to 23 of an instant in a zone. */
export function hourIn(zone: string, instant: number): number {
  return zoned(zone, instant).hour
}

/** `09:30` of an instant on the wall clock of a zone. */
export function clockIn(zone: string, instant: number): string {
  return zoned(zone, instant).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** Offset from UTC in minutes at that instant, east positive. */
export function offsetMinutesIn(zone: string, instant: number): number {
  return zoned(zone, instant).offsetNanoseconds / 60_000_000_000
}

/**
 * The instant (UTC ms) at `minute` wall-clock minutes after midnight of a day; minutes past 1440 fall on later days, so
 * that a shift ending at 08:30 next day is minute 1950. On a day with a clock change the wall clock counts, not elapsed time.
 */
export function instantAt(zone: string, date: string, minute: number): number {
  const day = Temporal.PlainDate.from(date).add({ days: Math.floor(minute / 1440) })
  const time = Temporal.PlainTime.from('00:00').add({ minutes: minute % 1440 })
  return day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds
}

/**
 * The instant (UTC ms) at which the wall clock of a zone showed `2026-10-03T08:59:01`, and its offset in minutes.
 * `clockChange`: the clock was changed around it, so it never showed that (then it is as much later) or did twice (the first).
 */
export function wallInstant(
  zone: string,
  wall: string,
): { at: number; offsetMinutes: number; clockChange: boolean } {
  const plain = Temporal.PlainDateTime.from(wall)
  const first = plain.toZonedDateTime(zone, { disambiguation: 'compatible' })
  const clockChange =
    !first.toPlainDateTime().equals(plain) ||
    plain.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds !== first.epochMilliseconds
  const at = first.epochMilliseconds
  return { at, offsetMinutes: first.offsetNanoseconds / 60_000_000_000, clockChange }
}

/** First instant of a day and of the next one. */
export function dayBounds(zone: string, date: string): { from: number; to: number } {
  return { from: instantAt(zone, date, 0), to: instantAt(zone, date, 1440) }
}

/** The day before or after, by `days`. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** `2026-03-02 09:05` as the wall clock of the zone showed it. */
export function wallText(zone: string, instant: number): string {
  const wall = zoned(zone, instant)
  return `${wall.toPlainDate().toString()} ${wall.toPlainTime().toString({ smallestUnit: 'minute' })}`
}

/** True for a day of the calendar, YYYY-MM-DD. */
export function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

/** True for a zone the runtime knows. */
export function isTimeZone(zone: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

function zoned(zone: string, instant: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
}
