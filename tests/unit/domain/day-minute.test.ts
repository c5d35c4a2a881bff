import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatDayMinute, parseDayMinute } from '#shared/domain/day-minute.ts'

it('reads times as people type them', () => {
  const typed = ['8:30', '08:30', '830', '0830', ' 08：30 ', '０８３０']
  for (const text of typed) expect(parseDayMinute(text)).toBe(510)
  expect(parseDayMinute('8')).toBe(480)
  expect(parseDayMinute('23:59')).toBe(1439)
  for (const text of ['', '24:00', '8:60', '8:3', 'acht', '1:30pm', '-1', '99'])
    expect(parseDayMinute(text)).toBeUndefined()
})

it('reads back every minute it has written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2879 }), (minute) => {
      expect(parseDayMinute(formatDayMinute(minute))).toBe(minute % 1440)
    }),
  )
})
