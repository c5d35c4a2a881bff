import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startEndOfDay } from '#core/features/visitors/end-of-day.ts'
import { lastClosing } from '#shared/domain/end-of-day.ts'
import { instantAt } from '#shared/domain/zoned-time.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { visitor } from '../support/visitor.ts'

describe('the last closing time', () => {
  const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York']

  it('is never in the future and never more than about a day ago, whatever the zone and the minute', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) }),
        fc.integer({ min: 0, max: 1440 }),
        (zone, now, minute) => {
          const closing = lastClosing(now, zone, minute)
          expect(closing).toBeLessThanOrEqual(now)
          expect(now - closing).toBeLessThanOrEqual(25 * 3_600_000)
        },
      ),
    )
  })

  it('is midnight of the site for 1440, and yesterday evening before 23:00 for 1380', () => {
    const at = (date: string, minute: number) => instantAt('Asia/Shanghai', date, minute)
    expect(lastClosing(at('2026-03-02', 5), 'Asia/Shanghai', 1440)).toBe(at('2026-03-02', 0))
    expect(lastClosing(at('2026-03-02', 1379), 'Asia/Shanghai', 1380)).toBe(at('2026-03-01', 1380))
  })
})

describe('the end of the day', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await openTestDesk()
  })
  afterEach(() => desk.close())

  it('closes who is still open from before midnight, without a leaving time, and leaves the living alone', async () => {
    const endOfDay = startEndOfDay(desk.desk.core)
    const forgotten = await desk.admin.visitors.register({ requestId: requestId(), ...visitor })
    const seen = await desk.admin.visitors.register({ requestId: requestId(), ...visitor })
    await desk.admin.visitors.leave({ requestId: requestId(), visitId: seen.id, kind: 'seen' })
    expect(endOfDay.run()).toBe(0)
    desk.clock.advance(16 * 3_600_000)
    const night = await desk.admin.visitors.register({ requestId: requestId(), ...visitor })
    expect(endOfDay.run()).toBe(1)
    expect(endOfDay.run()).toBe(0)
    endOfDay.stop()
    expect(await desk.admin.visitors.get({ id: forgotten.id })).toMatchObject({
      leaveKind: 'system',
      leftAt: null,
    })
    expect(await desk.admin.visitors.get({ id: seen.id })).toMatchObject({ leaveKind: 'seen' })
    expect(await desk.admin.visitors.get({ id: night.id })).toMatchObject({ leaveKind: null })
  })

  it('is made up for at the next start by a desk that was switched off', async () => {
    const { id } = await desk.admin.visitors.register({ requestId: requestId(), ...visitor })
    await desk.desk.close()
    desk.clock.advance(40 * 3_600_000)
    const next = await openTestDesk({ dataDir: desk.dataDir, clock: desk.clock })
    expect(await next.admin.visitors.get({ id })).toMatchObject({ leaveKind: 'system', leftAt: null })
    desk.close = next.close
  })
})
