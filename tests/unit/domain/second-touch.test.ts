import { describe, expect, it } from 'vitest'
import { isPresent, judge, shiftDaysAround, type DailyShift } from '#shared/domain/daily-shift.ts'
import { everyDay } from '#shared/domain/weekdays.ts'

const zone = 'Asia/Shanghai'
const office: DailyShift = { startMinute: 540, endMinute: 1080, graceMinutes: 0, weekdays: everyDay }
const at = (clock: string) => Date.parse(`2026-03-02T${clock}+08:00`)

describe('a second touch that a terminal wrote down as well', () => {
  const days = shiftDaysAround(office, at('12:00:00'), zone)

  it('is neither a leaving nor a coming back', () => {
    const judged = judge([at('08:58:00'), at('08:58:20'), at('08:58:59'), at('08:59:30')], days)
    // a minute after the one that counts is a touch of its own
    expect(judged.map(({ meaning }) => meaning)).toEqual(['onTime', 'earlyOut'])
    expect(judged.map((one) => one.at)).toEqual([at('08:58:00'), at('08:59:30')])
  })

  it('leaves the person in, with a shift and without', () => {
    const touches = [at('08:58:00'), at('08:58:20')]
    expect(isPresent(touches, days, at('12:00:00'), zone)).toBe(true)
    expect(isPresent(touches, null, at('12:00:00'), zone)).toBe(true)
  })
})
