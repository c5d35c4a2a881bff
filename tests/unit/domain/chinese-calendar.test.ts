import { describe, expect, it } from 'vitest'
import { lunarDay, publicDay } from '#shared/domain/chinese-calendar.ts'

describe('the lunar day', () => {
  it('is told with its Chinese words', () => {
    expect(lunarDay('2026-11-27')).toEqual({ month: 10, day: 19, leap: false, words: '十月十九' })
    expect(lunarDay('2026-02-16')?.words).toBe('腊月廿九')
    expect(lunarDay('2026-02-17')).toMatchObject({ month: 1, day: 1, words: '正月初一' })
  })

  it('tells the month that comes twice', () => {
    expect(lunarDay('2025-06-25')).toMatchObject({ month: 6, leap: false, words: '六月初一' })
    expect(lunarDay('2025-07-25')).toMatchObject({ month: 6, leap: true, words: '闰六月初一' })
  })

  it('is not told behind the tables', () => {
    expect(lunarDay('2100-12-31')).toMatchObject({ month: 12 })
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
