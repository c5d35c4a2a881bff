import dayjs from 'dayjs'

import { toHalfWidth } from '#shared/domain/scanner.ts'

import { fromWall, toWall } from './time.ts'

const day = String.raw`(?:(?<year>\d{4})-)?(?<month>\d{1,2})-(?<date>\d{1,2})`
const compactDay = String.raw`(?<year>\d{4})(?<month>\d{2})(?<date>\d{2})`
const clock = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})`
const compactClock = String.raw`(?<hour>\d{2})(?<minute>\d{2})`

const forms = (...patterns: string[]) => patterns.map((pattern) => new RegExp(`^${pattern}$`))
const dayForms = forms(day, compactDay)
const momentForms = [
  ...forms(`${day} ${clock}`, `${day} ${compactClock}`, `${compactDay} ?${compactClock}`),
  ...forms(`${compactDay} ${clock}`, clock, compactClock),
]

/** `3月2日 9点30分`, `2026/3/2 9：30` in the plain form the patterns know. */
function normalise(text: string): string {
  return toHalfWidth(text)
    .replace(/[年月/.]/g, '-')
    .replace(/日/g, ' ')
    .replace(/[时点]/g, ':')
    .replace(/分/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * What a person types for a moment, as UTC milliseconds: `2026-03-02 09:30`, `3-2 9:30`, `930` is not enough, `0930` is.
 * The parts left out come from `base` (UTC ms). Null for nothing, undefined for what is no moment (`2-30`, `25:00`).
 */
export function parseMoment(text: string, base: number, dateOnly = false): number | null | undefined {
  const plain = normalise(text)
  if (plain === '') return null
  const found = (dateOnly ? dayForms : momentForms)
    .map((form) => form.exec(plain)?.groups)
    .find((groups) => groups)
  if (found === undefined) return undefined
  const from = toWall(base)
  const two = (value: string | undefined, other: number) => (value ?? String(other)).padStart(2, '0')
  const date = `${found['year'] ?? from.year()}-${two(found['month'], from.month() + 1)}-${two(found['date'], from.date())}`
  const time = dateOnly ? '00:00' : `${two(found['hour'], 0)}:${two(found['minute'], 0)}`
  const wall = dayjs(`${date}T${time}`)
  // A day or hour that does not exist rolls over; what comes back is then not what was typed.
  return wall.format('YYYY-MM-DDTHH:mm') === `${date}T${time}` ? fromWall(wall) : undefined
}
