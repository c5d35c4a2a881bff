import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDay, readHeadings, readHours } from '#core/features/expected/import-columns.ts'
import { addDays } from '#shared/domain/zoned-time.ts'

describe('the days of a list', () => {
  it('are read in every form that people write them in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const day = addDays('2000-01-01', days)
        const [year = '', month = '', date = ''] = day.split('-')
        const [m, d] = [Number(month), Number(date)]
        const forms = [
          day,
          `${year}/${m}/${d}`,
          `${year}.${m}.${d}`,
          `${year}年${m}月${d}日`,
          year + month + date,
        ]
        for (const form of [...forms, `${day} 09:30`, `${year}／${m}／${d}`])
          expect(readDay(form, '2026-03-02'), form).toBe(day)
      }),
    )
  })

  it('without a year are the next such day', () => {
    expect(readDay('3月2日', '2026-03-02')).toBe('2026-03-02')
    expect(readDay('3-1', '2026-03-02')).toBe('2027-03-01')
    expect(readDay('2-29', '2027-06-01')).toBe('2028-02-29')
    for (const text of ['', '2-30', '明天', '2026', '13-01', '2026-3'])
      expect(readDay(text, '2026-03-02')).toBeUndefined()
  })
})

describe('the hours of a list', () => {
  it('stand in two columns or one, or in none, which is the whole day', () => {
    const morning = { fromMinute: 540, untilMinute: 690 }
    for (const [from, until] of [
      ['9:00', '11:30'],
      ['0900', '1130'],
      ['９：００', '11：30'],
      ['9:00-11:30', ''],
      ['9:00～11:30', ''],
      ['9:00 至 11:30', ''],
      ['0.375', '11:30:00'],
      ['9点', '11:30'],
    ] as const)
      expect(readHours(from, until), from).toEqual(morning)
    expect(readHours('', '')).toEqual({ fromMinute: 0, untilMinute: 1440 })
    expect(readHours('18:00', '24:00')).toEqual({ fromMinute: 1080, untilMinute: 1440 })
    for (const [from, until] of [
      ['11:00', '9:00'],
      ['25:00', ''],
      ['上午', ''],
    ] as const)
      expect(readHours(from, until), from).toBeUndefined()
  })

  it('are in order or refused, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (from, until) => {
        const hours = readHours(from, until)
        if (hours) expect(hours.untilMinute).toBeGreaterThan(hours.fromMinute)
      }),
    )
  })
})

describe('the headings of a list', () => {
  it('are known in any order, with spaces, signs and capitals; of two alike the first counts', () => {
    expect(readHeadings(['日期*', ' 姓 名 ', 'Host', '', '手机号', '电话', '星座'])).toEqual({
      at: { day: 0, name: 1, hostName: 2, phone: 4 },
      unknown: ['星座'],
    })
  })
})
