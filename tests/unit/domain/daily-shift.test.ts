import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  duplicateWindow,
  isPresent,
  judge,
  meaningOf,
  shiftDay,
  shiftDaysAround,
  type DailyShift,
  type PunchAt,
} from '#shared/domain/daily-shift.ts'
import { everyDay } from '#shared/domain/weekdays.ts'
import { addDays, dateIn, instantAt } from '#shared/domain/zoned-time.ts'

const shanghai = 'Asia/Shanghai'
/** Clocks change on 2026-03-08 (02:00 to 03:00) and 2026-11-01 (02:00 to 01:00). */
const newYork = 'America/New_York'
const office: DailyShift = { startMinute: 510, endMinute: 1050, graceMinutes: 10, weekdays: everyDay } // 8:30 to 17:30
const night: DailyShift = { startMinute: 1050, endMinute: 1950, graceMinutes: 0, weekdays: everyDay } // 17:30 to 8:30 next day
const guard: DailyShift = { startMinute: 480, endMinute: 1920, graceMinutes: 5, weekdays: everyDay } // 8:00 to 8:00 next day
const at = (time: string, date = '2026-03-02', zone = shanghai) => {
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number)
  return instantAt(zone, date, hour * 60 + minute) + second * 1000
}
const said = (time: PunchAt, earlier: PunchAt[], shift: DailyShift | null, zone = shanghai) => {
  const { meaning, minutes, date } = meaningOf(time, earlier, shift, zone)
  return [meaning, minutes, date]
}

describe('the first punch of a day', () => {
  it('is late only strictly after start and grace, with minutes from the start', () => {
    expect(said(at('8:29'), [], office)).toEqual(['onTime', 0, '2026-03-02'])
    expect(said(at('8:40'), [], office)).toEqual(['onTime', 0, '2026-03-02'])
    expect(said(at('8:40') + 1, [], office)).toEqual(['late', 10, '2026-03-02'])
    expect(said(at('9:05:59'), [], office)).toEqual(['late', 35, '2026-03-02'])
  })

  it('is never zero minutes late', () => {
    expect(said(at('17:30:01'), [], night)).toEqual(['late', 1, '2026-03-02'])
  })
})

describe('later punches of a day', () => {
  const came = at('8:20')
  it('lead out, early by the minutes left, and back in before the end', () => {
    expect(said(at('12:00'), [came], office)).toEqual(['earlyOut', 330, '2026-03-02'])
    expect(said(at('13:20'), [came, at('12:00')], office)).toEqual(['back', 0, '2026-03-02'])
    expect(said(at('17:30'), [came], office)).toEqual(['out', 0, '2026-03-02'])
    expect(said(at('17:29:30'), [came], office)).toEqual(['earlyOut', 1, '2026-03-02'])
  })

  it('are the same punch within 60 seconds, and another one from then on', () => {
    expect(said(came + duplicateWindow - 1, [came], office)).toEqual(['again', 0, '2026-03-02'])
    expect(said(came + duplicateWindow, [came], office)[0]).toBe('earlyOut')
    // a clock put back by a few seconds makes no second punch either
    expect(said(came - 5_000, [came], office)[0]).toBe('again')
  })

  it('are not judged without a shift', () => {
    expect(said(at('3:00'), [], null)).toEqual(['noShift', 0, '2026-03-02'])
    expect(said(at('3:00'), [at('2:00')], null)).toEqual(['noShift', 0, '2026-03-02'])
  })
})

describe('a night shift', () => {
  it('belongs to the date of its scheduled start', () => {
    const came = at('17:20')
    expect(said(came, [], night)).toEqual(['onTime', 0, '2026-03-02'])
    expect(said(at('8:31', '2026-03-03'), [came], night)).toEqual(['out', 0, '2026-03-02'])
    expect(said(at('3:00', '2026-03-03'), [came], night)).toEqual(['earlyOut', 330, '2026-03-02'])
    // a person who comes only after midnight is late for the evening before
    expect(said(at('0:30', '2026-03-03'), [], night)).toEqual(['late', 420, '2026-03-02'])
  })

  it('starts anew on the next evening, also when the punch out was forgotten', () => {
    expect(said(at('17:25', '2026-03-03'), [at('17:20')], night)).toEqual(['onTime', 0, '2026-03-03'])
  })
})

describe('a shift of 24 hours', () => {
  it('closes the open duty first and opens the next for whoever was not in', () => {
    expect(said(at('7:55'), [], guard)).toEqual(['onTime', 0, '2026-03-02'])
    expect(said(at('8:06', '2026-03-03'), [at('7:55')], guard)).toEqual(['out', 0, '2026-03-02'])
    expect(said(at('7:55', '2026-03-04'), [at('7:55'), at('8:06', '2026-03-03')], guard)).toEqual([
      'onTime',
      0,
      '2026-03-04',
    ])
  })
})

describe('where clocks change', () => {
  it('the wall clock counts on both days', () => {
    const early: DailyShift = { startMinute: 360, endMinute: 840, graceMinutes: 0, weekdays: everyDay }
    for (const date of ['2026-03-08', '2026-11-01']) {
      expect(said(at('6:00', date, newYork), [], early, newYork)).toEqual(['onTime', 0, date])
      expect(said(at('6:00', date, newYork) + 60_000, [], early, newYork)).toEqual(['late', 1, date])
    }
  })

  it('a night over the change ends at its wall-clock end', () => {
    const came = at('17:30', '2026-03-07', newYork)
    const end = at('8:30', '2026-03-08', newYork)
    expect((end - came) / 3_600_000).toBe(14) // one hour is missing
    expect(said(end, [came], night, newYork)).toEqual(['out', 0, '2026-03-07'])
  })
})

const zones = fc.constantFrom(shanghai, newYork, 'Europe/London', 'Australia/Lord_Howe')
const shifts = fc
  .record({
    startMinute: fc.integer({ min: 0, max: 1439 }),
    length: fc.integer({ min: 60, max: 1440 }),
    graceMinutes: fc.integer({ min: 0, max: 120 }),
    weekdays: fc.subarray([...everyDay], { minLength: 1 }),
  })
  .map(({ length, ...shift }) => ({ ...shift, endMinute: shift.startMinute + length }))
const moments = fc.integer({ min: Date.UTC(2026, 0, 2), max: Date.UTC(2026, 11, 30) })

describe('for every shift, zone and moment', () => {
  it('a moment belongs to a date at most one day from its own, and shifts under 22 hours leave no choice', () => {
    fc.assert(
      fc.property(shifts, zones, moments, (shift, zone, moment) => {
        const fitting = shiftDaysAround(shift, moment, zone).filter((d) => d.from <= moment && moment < d.to)
        const length = shift.endMinute - shift.startMinute
        expect(fitting.length).toBeGreaterThan(0)
        if (length <= 1320) expect(fitting).toHaveLength(1)
        const own = dateIn(zone, moment)
        for (const { date } of fitting)
          expect([addDays(own, -2), addDays(own, -1), own, addDays(own, 1)]).toContain(date)
      }),
    )
  })

  it('an arrival on a working day is late exactly when it is after start and grace, by the real minutes from the start', () => {
    fc.assert(
      fc.property(shifts, zones, moments, (shift, zone, moment) => {
        const { date, meaning, minutes } = meaningOf(moment, [], shift, zone)
        const { startsAt, working } = shiftDay(shift, date, zone)
        const late = working && moment > startsAt + shift.graceMinutes * 60_000
        expect(meaning).toBe(late ? 'late' : working ? 'onTime' : 'noShift')
        expect(minutes).toBe(late ? Math.max(1, Math.floor((moment - startsAt) / 60_000)) : 0)
      }),
    )
  })

  it('judging one by one and all together is the same', () => {
    const list = fc.array(fc.integer({ min: 0, max: 60 * 40 }), { maxLength: 8 })
    fc.assert(
      fc.property(shifts, zones, moments, list, (shift, zone, moment, offsets) => {
        const punches = [...new Set(offsets)]
          .sort((a, b) => a - b)
          .map((minutes) => moment + minutes * 60_000)
        const last = punches.at(-1)
        if (last === undefined) return
        const together = judge(punches, shiftDaysAround(shift, last, zone)).at(-1)
        expect(meaningOf(last, punches.slice(0, -1), shift, zone)).toEqual(together)
      }),
    )
  })
})

describe('who is in', () => {
  const days = (now: number) => shiftDaysAround(office, now, shanghai)
  it('is in after an arrival or coming back, and out after leaving or when the day is over', () => {
    const noon = at('12:30')
    expect(isPresent([], days(noon), noon, shanghai)).toBe(false)
    expect(isPresent([at('8:20')], days(noon), noon, shanghai)).toBe(true)
    expect(isPresent([at('8:20'), at('12:00')], days(noon), noon, shanghai)).toBe(false)
    expect(isPresent([at('8:20'), at('12:00'), at('12:20')], days(noon), noon, shanghai)).toBe(true)
    const late = at('18:00')
    // three punches, the third after the end: he went out at noon, came back unseen, and left
    expect(isPresent([at('8:20'), at('12:00'), at('17:40')], days(late), late, shanghai)).toBe(false)
    const next = at('7:00', '2026-03-03')
    expect(isPresent([at('8:20')], days(next), next, shanghai)).toBe(false)
  })

  it('goes by the calendar date without a shift', () => {
    expect(isPresent([at('8:20')], null, at('12:00'), shanghai)).toBe(true)
    expect(isPresent([at('8:20'), at('11:00')], null, at('12:00'), shanghai)).toBe(false)
    expect(isPresent([at('8:20')], null, at('0:10', '2026-03-03'), shanghai)).toBe(false)
  })
})

const into = (time: number): PunchAt => ({ at: time, direction: 'in' })
const outOf = (time: number): PunchAt => ({ at: time, direction: 'out' })

describe('a punch at a place for one direction', () => {
  it('comes in or comes back where people come in, and leaves where they leave', () => {
    expect(said(into(at('8:20')), [], office)[0]).toBe('onTime')
    expect(said(into(at('8:41')), [], office)).toEqual(['late', 11, '2026-03-02'])
    // the way out was forgotten: coming in twice is coming back, also after the end
    expect(said(into(at('13:00')), [into(at('8:20'))], office)[0]).toBe('back')
    expect(said(into(at('18:00')), [into(at('8:20'))], office)[0]).toBe('back')
    // the way in was forgotten: this is no arrival
    expect(said(outOf(at('12:00')), [], office)).toEqual(['earlyOut', 330, '2026-03-02'])
    expect(said(outOf(at('17:30')), [], office)[0]).toBe('out')
    expect(said(outOf(at('17:40')), [into(at('8:20')), outOf(at('17:31'))], office)[0]).toBe('out')
  })

  it('counts for what comes after it at a place without one', () => {
    expect(said(at('13:00'), [into(at('8:20')), into(at('12:50'))], office)[0]).toBe('earlyOut')
    expect(said(at('13:00'), [into(at('8:20')), outOf(at('12:00')), outOf(at('12:05'))], office)[0]).toBe(
      'back',
    )
  })

  it('is not the same punch as one the other way a moment ago', () => {
    expect(said(outOf(at('12:00:20')), [into(at('12:00'))], office)[0]).toBe('earlyOut')
    expect(said(into(at('12:00:20')), [into(at('12:00'))], office)[0]).toBe('again')
    expect(said(at('12:00:20'), [into(at('12:00'))], office)[0]).toBe('again')
  })

  it('opens the next duty of 24 hours where people come in, and closes the open one where they leave', () => {
    const came = into(at('7:55'))
    expect(said(into(at('7:56', '2026-03-03')), [came], guard)).toEqual(['onTime', 0, '2026-03-03'])
    expect(said(outOf(at('8:06', '2026-03-03')), [came], guard)).toEqual(['out', 0, '2026-03-02'])
  })

  it('tells who is in', () => {
    const noon = at('12:30')
    const days = shiftDaysAround(office, noon, shanghai)
    expect(isPresent([into(at('8:20')), into(at('12:00'))], days, noon, shanghai)).toBe(true)
    expect(isPresent([outOf(at('8:20'))], days, noon, shanghai)).toBe(false)
    for (const shiftDays of [null, shiftDaysAround({ ...office, weekdays: [7] }, noon, shanghai)]) {
      expect(isPresent([into(at('8:20')), into(at('12:00'))], shiftDays, noon, shanghai)).toBe(true)
      expect(
        isPresent([into(at('8:20')), outOf(at('12:00')), outOf(at('12:10'))], shiftDays, noon, shanghai),
      ).toBe(false)
    }
  })
})

describe('for every course of punches with directions', () => {
  const course = fc.array(
    fc.record({
      minutes: fc.integer({ min: 0, max: 60 * 40 }),
      direction: fc.constantFrom('in' as const, 'out' as const, null),
    }),
    { minLength: 1, maxLength: 8 },
  )
  const punchesOf = (moment: number, list: { minutes: number; direction: 'in' | 'out' | null }[]) =>
    [...new Map(list.map((one) => [one.minutes, one])).values()]
      .sort((a, b) => a.minutes - b.minutes)
      .map(({ minutes, direction }) => ({ at: moment + minutes * 60_000, direction }))

  it('coming in is never leaving, leaving never arriving, and the last direction tells who is in', () => {
    fc.assert(
      fc.property(shifts, zones, moments, course, (shift, zone, moment, list) => {
        const punches = punchesOf(moment, list)
        const last = punches.at(-1)
        if (!last) return
        const days = shiftDaysAround(shift, last.at, zone)
        for (const { at: time, meaning } of judge(punches, days)) {
          const direction = punches.find((one) => one.at === time)?.direction
          if (direction === 'in') expect(['out', 'earlyOut']).not.toContain(meaning)
          if (direction === 'out') expect(['onTime', 'late', 'back']).not.toContain(meaning)
        }
        if (last.direction !== null) {
          expect(isPresent(punches, days, last.at, zone)).toBe(last.direction === 'in')
          expect(isPresent(punches, null, last.at, zone)).toBe(last.direction === 'in')
        }
      }),
    )
  })

  it('a direction that is not told changes nothing', () => {
    fc.assert(
      fc.property(shifts, zones, moments, course, (shift, zone, moment, list) => {
        const times = punchesOf(moment, list).map((one) => one.at)
        const untold = times.map((time) => ({ at: time, direction: null }))
        const last = times.at(-1) ?? moment
        const days = shiftDaysAround(shift, last, zone)
        expect(judge(untold, days)).toEqual(judge(times, days))
        for (const shiftDays of [days, null])
          expect(isPresent(untold, shiftDays, last, zone)).toBe(isPresent(times, shiftDays, last, zone))
      }),
    )
  })
})
