import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeskClient } from '#core/desk.ts'
import { startEndOfDay } from '#core/features/visitors/end-of-day.ts'
import { lastClosing, nextClosing } from '#shared/domain/end-of-day.ts'
import { entriesOf, keptAnswers } from '../support/custody.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { addType } from '../support/reception.ts'
import { visitor } from '../support/visitor.ts'

const hour = 3_600_000
const day = 24 * hour

describe('the next closing time', () => {
  it('is after now and at most about a day away, and nothing closes between it and the last one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York'),
        fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) }),
        fc.integer({ min: 0, max: 1440 }),
        (zone, now, minute) => {
          const next = nextClosing(now, zone, minute)
          expect(next).toBeGreaterThan(now)
          expect(next - now).toBeLessThanOrEqual(25 * hour)
          expect(lastClosing(next, zone, minute)).toBe(next)
          expect(lastClosing(next - 1, zone, minute)).toBe(lastClosing(now, zone, minute))
        },
      ),
    )
  })
})

describe('the trace list', () => {
  let desk: TestDesk
  let endOfDay: ReturnType<typeof startEndOfDay>
  /** Monday 09:00; an office closes its visits at midnight. */
  beforeEach(async () => {
    desk = await openTestDesk()
    endOfDay = startEndOfDay(desk.desk.core)
    endOfDay.stop()
  })
  afterEach(() => desk.close())

  const register = (change: Partial<Parameters<DeskClient['visitors']['register']>[0]> = {}) =>
    desk.admin.visitors.register({ requestId: requestId(), ...visitor, ...change })
  const record = (visitId: number, change: Partial<Parameters<DeskClient['trace']['record']>[0]> = {}) =>
    desk.admin.trace.record({
      requestId: requestId(),
      visitId,
      way: 'called',
      outcome: 'unknown',
      note: '',
      ...change,
    })
  const states = async (early = false) =>
    (await desk.admin.trace.list({ early })).rows.map(({ visitId, state }) => [visitId, state])
  const get = (id: number) => desk.admin.visitors.get({ id })

  it('names whom his type lets stay eight hours and who came at five, and closes him: nobody agreed to a night', async () => {
    desk.clock.advance(8 * hour)
    const typeId = await addType(desk, { stayMinutes: 480 })
    const { id } = await register({ typeId })
    const visit = await get(id)
    expect(visit.stayUntil).toBe(visit.arrivedAt + 7 * hour - 60_000) // 23:59
    desk.clock.advance(6.5 * hour)
    expect(await states()).toEqual([[id, 'todo']])
    desk.clock.advance(hour)
    expect(endOfDay.run()).toBe(1)
    expect(await get(id)).toMatchObject({ leaveKind: 'system' })
  })

  it('leaves whom his type lets stay for days, and whoever came in the last minute of the day', async () => {
    desk.clock.advance(15 * hour - 30_000)
    const days = await register({ typeId: await addType(desk, { stayMinutes: 2 * 1440 }) })
    const late = await register({
      typeId: await addType(desk, { name: '送货', stayMinutes: 60 }),
      phone: '13700000001',
    })
    expect((await get(days.id)).stayUntil).toBe(desk.clock.wall + 2 * day)
    expect((await get(late.id)).stayUntil).toBe(desk.clock.wall + hour)
  })

  it('names those inside in the last hour before the closing, or earlier when asked', async () => {
    const { id } = await register({ hostId: desk.adminId, place: '会客室' })
    const seen = await register()
    await desk.admin.visitors.leave({ requestId: requestId(), visitId: seen.id, kind: 'seen' })
    const midnight = desk.clock.wall + 15 * hour
    expect(await desk.admin.trace.list({})).toEqual({
      closesAt: midnight,
      liveFrom: midnight - hour,
      live: false,
      rows: [],
    })
    expect(await states(true)).toEqual([[id, 'todo']])
    desk.clock.advance(14 * hour)
    expect((await desk.admin.trace.list({})).rows).toMatchObject([
      { visitId: id, phone: visitor.phone, hostName: '陈静', place: '会客室', closedAt: null, steps: [] },
    ])
  })

  it('leaves alone who is to stay past the closing, and the system does too until that is over', async () => {
    const { id } = await register({ stayUntil: desk.clock.wall + 20 * hour })
    desk.clock.advance(14.5 * hour)
    expect(await states()).toEqual([])
    desk.clock.advance(2 * hour)
    expect(endOfDay.run()).toBe(0)
    desk.clock.advance(5 * hour) // his time is over at five in the morning; nothing closes before midnight
    expect(endOfDay.run()).toBe(0)
    desk.clock.advance(18 * hour)
    expect(endOfDay.run()).toBe(1)
    expect(await get(id)).toMatchObject({ leaveKind: 'system' })
  })

  it('signs out as said whoever was found to have left, with the step as its reason and his badge still out', async () => {
    const { id, number } = await register({ badgeNumber: '07' })
    desk.clock.advance(14 * hour)
    const leftAt = desk.clock.wall - 5 * hour
    await record(id, { outcome: 'left', note: '电话里说五点就走了', leftAt })
    expect(await get(id)).toMatchObject({ leaveKind: 'said', leftAt, passesOut: '07' })
    expect(entriesOf(desk, 'visits', id).at(-1)?.facts).toMatchObject({
      traceWay: 'called',
      leaveKind: 'said',
    })
    expect((await desk.admin.matters.list({})).map(({ text }) => text)).toEqual([
      `访客牌 07 没有带回：访客登记 ${number}，电话里说五点就走了`,
    ])
    expect(await states()).toEqual([[id, 'done']])
    await expect(record(id)).rejects.toMatchObject({ code: 'VISIT_LEFT' })
    // and may be taken back like any other
    await desk.admin.visitors.undoLeaving({ requestId: requestId(), visitId: id })
    expect(await get(id)).toMatchObject({ leaveKind: null })
  })

  it('keeps inside whoever was found, until a new time, and asks again after it', async () => {
    const { id } = await register()
    desk.clock.advance(14 * hour)
    for (const stayUntil of [undefined, desk.clock.wall])
      await expect(
        record(id, { outcome: 'inside', ...(stayUntil === undefined ? {} : { stayUntil }) }),
      ).rejects.toMatchObject({ code: 'FIELD_INVALID', data: { field: 'stayUntil' } })
    await record(id, { outcome: 'inside', way: 'searched', stayUntil: desk.clock.wall + hour / 2 })
    expect(await states()).toEqual([[id, 'done']])
    desk.clock.advance(hour / 2)
    expect(await states()).toEqual([[id, 'todo']])
  })

  it('shows who was looked for in vain, and still closes him without a time', async () => {
    const { id } = await register()
    desk.clock.advance(14 * hour)
    await record(id)
    await record(id, { way: 'askedHost', note: '被访人不清楚' })
    expect((await desk.admin.trace.list({})).rows).toMatchObject([
      {
        state: 'unknown',
        steps: [
          { way: 'called', outcome: 'unknown', by: '陈静' },
          { way: 'askedHost', note: '被访人不清楚' },
        ],
      },
    ])
    desk.clock.advance(hour)
    expect(endOfDay.run()).toBe(1)
    expect(await get(id)).toMatchObject({ leaveKind: 'system', leftAt: null })
  })

  it('keeps whom the system closed until somebody has looked for him, and invents no leaving time', async () => {
    const { id } = await register()
    desk.clock.advance(14 * hour)
    await record(id) // before the closing: not enough afterwards
    desk.clock.advance(2 * hour)
    endOfDay.run()
    desk.clock.advance(8 * hour)
    expect((await desk.admin.trace.list({})).rows).toMatchObject([
      { visitId: id, state: 'todo', closedAt: desk.clock.wall - 8 * hour },
    ])
    await record(id, { outcome: 'left', note: '昨晚九点走的' })
    expect(await get(id)).toMatchObject({ leaveKind: 'system', leftAt: null })
    expect(await states()).toEqual([[id, 'done']])
    desk.clock.advance(day)
    expect(await states()).toEqual([])
  })

  it('opens again what the system closed when he turns out to be inside', async () => {
    const { id } = await register()
    desk.clock.advance(16 * hour)
    endOfDay.run()
    const stayUntil = desk.clock.wall + hour
    await record(id, { outcome: 'inside', way: 'searched', stayUntil })
    expect(await get(id)).toMatchObject({ leaveKind: null, stayUntil })
    expect((await desk.admin.visitors.course({ visitId: id })).entries.map(({ kind }) => kind)).toEqual([
      'visit.closedBySystem',
      'visit.foundInside',
    ])
    await desk.admin.visitors.leave({ requestId: requestId(), visitId: id, kind: 'seen' })
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  })

  it('forgets after a week whom nobody looked for', async () => {
    const { id } = await register()
    desk.clock.advance(16 * hour)
    endOfDay.run()
    desk.clock.advance(7 * day)
    expect(await states()).toEqual([[id, 'todo']])
    desk.clock.advance(hour)
    expect(await states()).toEqual([])
  })

  it('names nobody twice and loses nobody when the clock is set back', async () => {
    const { id } = await register()
    desk.clock.advance(14 * hour)
    await record(id)
    desk.clock.wall -= 3 * day + 2 * hour
    expect(await states()).toEqual([])
    expect(await states(true)).toEqual([[id, 'unknown']])
    expect(endOfDay.run()).toBe(0)
    expect(await get(id)).toMatchObject({ leaveKind: null })
  })

  it('counts in the report of the shift, and keeps no person in facts and answers', async () => {
    const { id } = await register()
    desk.clock.advance(14 * hour)
    await record(id, { note: '欧阳没接电话' })
    for (const personal of ['欧阳', visitor.phone]) expect(keptAnswers(desk)).not.toContain(personal)
    const wang = await desk.person({ name: '王芳', role: 'receptionist' })
    await wang.client.handovers.openFirst({ requestId: requestId() })
    await record(id, { way: 'searched' })
    const { id: handoverId } = await wang.client.handovers.start({ requestId: requestId() })
    const counts = { visitors: 1, parcels: 0, deposits: 0, cashCountedFen: 0 }
    await wang.client.handovers.count({ requestId: requestId(), handoverId, ...counts })
    expect((await wang.client.handovers.get({ id: handoverId })).report?.traced).toBe(2)
  })

  it('is nothing for who may not read visits', async () => {
    const hr = await desk.person({ name: '周敏', role: 'hr' })
    await expect(hr.client.trace.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
