import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeOf, daysBetween, mostDays, windowOf } from '#shared/domain/appointment.ts'
import { weekdayOf } from '#shared/domain/weekdays.ts'
import { addDays, clockIn, dateIn, instantAt, isDate } from '#shared/domain/zoned-time.ts'

/** With clock changes at one, two and midnight, by half an hour, and none; one of them skipped a whole day. */
const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Pacific/Apia',
]
const zone = fc.constantFrom(...zones)
const date = fc.integer({ min: 0, max: 9_000 }).map((days) => addDays('2008-01-01', days))
const minutes = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .filter(([from, until]) => from < until)

describe('a recurring appointment', () => {
  it('has the chosen weekdays between its ends, in order, each once, and no other day', () => {
    fc.assert(
      fc.property(
        date,
        fc.integer({ min: 0, max: 250 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        (first, length, weekdays) => {
          const last = addDays(first, length)
          const all = Array.from({ length: length + 1 }, (_, at) => addDays(first, at))
          const wanted = all.filter((day) => weekdays.includes(weekdayOf(day)))
          expect(daysBetween(first, last, weekdays)).toEqual(wanted.slice(0, mostDays + 1))
        },
      ),
    )
  })

  it('ends by itself where no day is wanted, or the last is before the first', () => {
    expect(daysBetween('2026-03-02', '2026-03-01', [1, 2, 3, 4, 5, 6, 7])).toEqual([])
    expect(daysBetween('2026-03-02', '9999-12-31', [])).toEqual([])
  })

  it('tells a real day from one that only looks like it', () => {
    for (const day of ['2026-02-28', '2028-02-29']) expect(isDate(day)).toBe(true)
    for (const day of ['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '', 'x'])
      expect(isDate(day), day).toBe(false)
  })
})

describe('the hours of an appointment', () => {
  it('are never empty and begin on their day, whatever the clock does on it', () => {
    fc.assert(
      fc.property(zone, date, minutes, (name, day, [from, until]) => {
        const window = windowOf(name, day, from, until)
        expect(window.until).toBeGreaterThan(window.from)
        // a zone may leave out a whole day; then the next one is meant
        const own = dateIn(name, instantAt(name, day, 0))
        if (own === day) expect(dateIn(name, window.from)).toBe(day)
      }),
      { numRuns: 2_000 },
    )
  })

  it('are what the wall clock says, before and after a clock change', () => {
    const hours = (day: string) => windowOf('Europe/Berlin', day, 540, 720)
    for (const day of ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25']) {
      expect(clockIn('Europe/Berlin', hours(day).from)).toBe('09:00')
      expect(clockIn('Europe/Berlin', hours(day).until)).toBe('12:00')
    }
    expect(hours('2026-03-29').from - hours('2026-03-28').from).toBe(23 * 3_600_000)
    expect(hours('2026-10-25').from - hours('2026-10-24').from).toBe(25 * 3_600_000)
  })

  it('that a clock change leaves out are as long as their minutes say', () => {
    const { from, until } = windowOf('Europe/Berlin', '2026-03-29', 150, 180)
    expect(until - from).toBe(30 * 60_000)
  })
})

describe('the code of an invitation', () => {
  it('is known typed or scanned, in full-width digits too', () => {
    for (const text of ['345678', ' 345678 ', 'QT-E:345678', 'qt-e:345678', '３４５６７８'])
      expect(codeOf(text)).toBe('345678')
  })

  it('is no piece of a mobile or landline number, and nothing else', () => {
    fc.assert(
      fc.property(fc.constantFrom('0', '1'), fc.stringMatching(/^\d{5}$/), (first, rest) => {
        expect(codeOf(first + rest)).toBeUndefined()
      }),
    )
    for (const text of ['', '34567', '3456789', '34567a', 'QT-V:345678', '周小雨'])
      expect(codeOf(text)).toBeUndefined()
  })
})
