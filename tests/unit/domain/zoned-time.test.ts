import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  dateIn,
  dayBounds,
  hourIn,
  instantAt,
  isTimeZone,
  offsetMinutesIn,
  yearIn,
} from '#shared/domain/zoned-time.ts'

const zones = ['Asia/Shanghai', 'Asia/Urumqi', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe']
const anyInstant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) })

describe('time in a zone', () => {
  it('puts every instant inside the bounds of its own day', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyInstant, (zone, instant) => {
        const { from, to } = dayBounds(zone, dateIn(zone, instant))
        expect(from).toBeLessThanOrEqual(instant)
        expect(to).toBeGreaterThan(instant)
      }),
    )
  })

  it('agrees with the platform about date, hour and year', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyInstant, (timeZone, instant) => {
        const parts = new Intl.DateTimeFormat('en-CA', {
          timeZone,
          dateStyle: 'short',
          timeStyle: 'short',
          hourCycle: 'h23',
        })
        const [date, time] = parts.format(instant).split(', ')
        expect(dateIn(timeZone, instant)).toBe(date)
        expect(hourIn(timeZone, instant)).toBe(Number(time?.slice(0, 2)))
        expect(yearIn(timeZone, instant)).toBe(Number(date?.slice(0, 4)))
      }),
    )
  })

  it('places minutes past midnight on the next day, by the wall clock also across a clock change', () => {
    expect(instantAt('Asia/Shanghai', '2026-03-02', 1950)).toBe(Date.UTC(2026, 2, 3, 0, 30))
    // Berlin springs forward on 2026-03-29: midnight to 08:30 next morning is 7.5 hours, the wall clock still says 08:30
    expect(instantAt('Europe/Berlin', '2026-03-28', 1950)).toBe(Date.UTC(2026, 2, 29, 6, 30))
  })

  it('knows offsets and the turn of the year in the site, not in Greenwich', () => {
    expect(offsetMinutesIn('Asia/Shanghai', 0)).toBe(480)
    expect(yearIn('Asia/Shanghai', Date.UTC(2026, 11, 31, 16))).toBe(2027)
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
  })

  it('tells a zone from a typing error', () => {
    expect(isTimeZone('Asia/Shanghai')).toBe(true)
    expect(isTimeZone('Asia/Shanghia')).toBe(false)
  })
})
