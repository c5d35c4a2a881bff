import dayjs, { type Dayjs } from 'dayjs'
import timezone from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)
dayjs.extend(timezone)

let zone = 'Asia/Shanghai'

/** The site's one IANA time zone, from its settings; every time on screen and paper is told in it. */
export function setSiteZone(name: string): void {
  zone = name
}

/** UTC milliseconds as the site's wall clock. `pattern` is a dayjs pattern. */
export const formatMoment = (ms: number, pattern = 'YYYY-MM-DD HH:mm'): string =>
  dayjs.tz(ms, zone).format(pattern)
/** `09:30` */
export const formatClock = (ms: number): string => formatMoment(ms, 'HH:mm')
/** `2026-03-01` */
export const formatDay = (ms: number): string => formatMoment(ms, 'YYYY-MM-DD')
/** `03-01 09:30`, for dense tables of the running year. */
export const formatShort = (ms: number): string => formatMoment(ms, 'MM-DD HH:mm')

/** `09:30–12:00`; the midnight that ends a day is `24:00`. */
export function formatHours(from: number, until: number): string {
  const end = formatClock(until)
  return `${formatClock(from)}–${end === '00:00' ? '24:00' : end}`
}

/** The site's wall clock as a zone-less dayjs, the form antd's pickers work on. */
export const toWall = (ms: number): Dayjs => dayjs(dayjs.tz(ms, zone).format('YYYY-MM-DDTHH:mm:ss.SSS'))
/** And back: what a picker shows, read as the site's wall clock, in UTC milliseconds. */
export const fromWall = (wall: Dayjs): number =>
  dayjs.tz(wall.format('YYYY-MM-DDTHH:mm:ss.SSS'), zone).valueOf()
