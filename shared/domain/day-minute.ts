import { toHalfWidth } from './scanner.ts'

/** `08:30` of a minute of the day; minutes past midnight of the next day begin again at `00:00`. */
export function formatDayMinute(minute: number): string {
  const inDay = minute % 1440
  const digits = (value: number) => String(value).padStart(2, '0')
  return `${digits(Math.floor(inDay / 60))}:${digits(inDay % 60)}`
}

/** Minute of the day of a time as people type it: `8:30`, `08：30`, `830`, `0830`, `8`; undefined for anything else. */
export function parseDayMinute(typed: string): number | undefined {
  const text = toHalfWidth(typed).trim()
  const parts = /^(\d{1,2})(?::?(\d{2}))?$/.exec(text)
  if (!parts) return undefined
  const [, hours = '', minutes = '0'] = parts
  const [hour, minute] = [Number(hours), Number(minutes)]
  return hour < 24 && minute < 60 ? hour * 60 + minute : undefined
}
