import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDeskClock, type ClockStart } from '#core/clock.ts'
import { testClock } from '../support/desk.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const trusted: ClockStart = { newestRecordAt: 0, openJumpMs: 0 }

function held(start: Partial<ClockStart> = {}) {
  const time = { ...testClock(), slept: 0 }
  const clock = createDeskClock(
    {
      wall: () => time.wall,
      monotonic: () => time.monotonic,
      sinceBoot: () => time.monotonic + time.slept,
    },
    { ...trusted, ...start },
  )
  const advance = (ms: number) => {
    time.wall += ms
    time.monotonic += ms
  }
  return { time, clock, advance, jumpMs: () => clock.doubt()?.jumpMs ?? 0 }
}

describe('the clock of the desk', () => {
  it('is trusted while it runs, and in doubt from a jump until it comes back', () => {
    const { time, advance, jumpMs } = held()
    advance(hour)
    expect(jumpMs()).toBe(0)
    time.wall -= hour
    expect(jumpMs()).toBe(-hour)
    advance(6 * hour)
    expect(jumpMs()).toBe(-hour)
    time.wall += hour + 1_500
    expect(jumpMs()).toBe(0)
  })

  it('adds up jump on jump', () => {
    const { time, advance, jumpMs } = held()
    time.wall += day
    expect(jumpMs()).toBe(day)
    advance(minute)
    time.wall -= hour
    expect(jumpMs()).toBe(day - hour)
    time.wall -= day - hour
    expect(jumpMs()).toBe(0)
  })

  it('may lose or win 3 s a day for a month, looked at every 5 s or once a day', () => {
    for (const [every, way] of [
      [5_000, 1],
      [5_000, -1],
      [day, 1],
      [day, -1],
    ] as const) {
      const { time, advance, jumpMs } = held()
      for (let at = 0; at < 30 * day; at += every) {
        advance(every)
        time.wall += way * 3_000 * (every / day)
        if (jumpMs() !== 0) expect.fail(`${way} every ${every} ms: in doubt after ${at / day} days`)
      }
    }
  })

  it('is not led astray by steps that each are small enough', () => {
    const { time, advance, jumpMs } = held()
    for (let step = 0; step < 4; step += 1) {
      advance(5_000)
      time.wall += 1_900
      expect(jumpMs() !== 0).toBe(step > 0)
    }
  })

  it('that slept has not jumped, where the machine tells that it slept', () => {
    const { time, jumpMs } = held()
    time.wall += 8 * hour
    time.slept += 8 * hour
    expect(jumpMs()).toBe(0)
    time.wall += 8 * hour
    expect(jumpMs()).toBe(8 * hour)
  })

  it('is right as it stands once somebody says so', () => {
    const { time, advance, clock, jumpMs } = held()
    time.wall += day
    expect(clock.suspect()).toBe(true)
    clock.accept()
    expect(clock.suspect()).toBe(false)
    advance(hour)
    time.wall -= day
    expect(jumpMs()).toBe(-day)
  })
})

describe('at start', () => {
  const { wall } = testClock()

  it.each([
    ['after the newest record', { newestRecordAt: wall - hour }, 0],
    ['a moment before it', { newestRecordAt: wall + 1_000 }, 0],
    ['before it', { newestRecordAt: wall + hour }, -hour],
    // it was an hour behind when the desk was closed
    ['behind as before', { newestRecordAt: wall - minute, openJumpMs: -hour }, -hour],
    ['put right', { newestRecordAt: wall - 2 * hour, openJumpMs: -hour }, 0],
    ['further behind', { newestRecordAt: wall + day, openJumpMs: -hour }, -hour - day],
    // it was a day ahead
    ['ahead as before', { newestRecordAt: wall - minute, openJumpMs: day }, day],
    ['put right again', { newestRecordAt: wall + hour, openJumpMs: day }, 0],
    ['behind now', { newestRecordAt: wall + 2 * day, openJumpMs: day }, -day],
  ])('a clock that stands %s', (_where, start, jumpMs) => {
    const { clock } = held(start)
    expect(clock.doubt()?.jumpMs ?? 0).toBe(jumpMs)
  })

  it('a clock found behind is trusted once it went past the newest record: how far it was is not known', () => {
    const { time, jumpMs } = held({ newestRecordAt: wall + hour })
    time.wall += 5 * hour
    expect(jumpMs()).toBe(0)
  })
})

it('whatever the clock does, the doubt is what it is off by, give or take the tolerance', () => {
  const step = fc.record({
    passed: fc.integer({ min: 0, max: hour }),
    jump: fc.oneof(fc.constant(0), fc.integer({ min: -day, max: day })),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const { time, advance, jumpMs } = held()
      let off = 0
      let slack = 2_000
      for (const { passed, jump } of steps) {
        advance(passed)
        time.wall += jump
        off += jump
        slack += 2_000 + passed * 0.0002
        expect(Math.abs(jumpMs() - off)).toBeLessThanOrEqual(slack)
      }
    }),
  )
})
