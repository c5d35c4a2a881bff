import { describe, expect, it } from 'vitest'
import { lunarDay, publicDay } from '#shared/domain/chinese-calendar.ts'

describe('the lunar day', () => {
  it('is told in the words of both languages', () => {
    expect(lunarDay('2026-11-27')).toEqual({ zh: '十月十九', en: '19th of the 10th' })
    expect(lunarDay('2026-02-16')).toEqual({ zh: '腊月廿九', en: '29th of the 12th' })
    expect(lunarDay('2026-02-17')).toEqual({ zh: '正月初一', en: '1st of the 1st' })
    expect(lunarDay('2026-03-20')?.en).toBe('2nd of the 2nd')
    expect(lunarDay('2026-04-29')?.en).toBe('13th of the 3rd')
  })

  it('tells the month that comes twice', () => {
    expect(lunarDay('2025-06-25')).toEqual({ zh: '六月初一', en: '1st of the 6th' })
    expect(lunarDay('2025-07-25')).toEqual({ zh: '闰六月初一', en: '1st of the leap 6th' })
  })

  it('is not told behind the tables', () => {
    expect(lunarDay('2100-12-31')?.zh).toBe('腊月初一')
    expect(lunarDay('2101-01-01')).toBeNull()
    expect(lunarDay('1900-12-31')).toBeNull()
  })
})

describe('what is published of a day', () => {
  it('is a holiday, or a working day in exchange for one', () => {
    expect(publicDay('2026-10-01')).toEqual({ kind: 'holiday', zh: '国庆节', en: 'National Day' })
    expect(publicDay('2026-02-14')).toEqual({ kind: 'adjustedWork', zh: '春节', en: 'Spring Festival' })
    expect(publicDay('2026-02-23')?.kind).toBe('holiday')
  })

  it('is nothing on ordinary days, weekends among them', () => {
    expect(publicDay('2026-11-27')).toBeNull()
    expect(publicDay('2026-11-28')).toBeNull()
  })

  it('is never guessed for a year that is not published, nor for one before the tables', () => {
    for (const date of ['2030-01-01', '2030-10-01', '2031-05-01', '2003-10-01'])
      expect(publicDay(date)).toBeNull()
  })
})
