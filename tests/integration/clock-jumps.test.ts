import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startUpkeep } from '#core/features/desk/upkeep.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { refusedWith } from '../support/refused.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

let desk: TestDesk
let staffNo: string
let staffId: number
let pin: string

beforeEach(async () => {
  desk = await openTestDesk()
  ;({ staffId, pin } = await desk.person({ name: '王磊', role: 'receptionist' }))
  staffNo = (await desk.admin.staff.get({ id: staffId })).staffNo
})
afterEach(() => desk.close())

const punch = () => desk.client('clock').attendance.punchByPin({ requestId: requestId(), staffNo, pin })
const look = () => {
  const upkeep = startUpkeep(desk.desk.core)
  upkeep.look()
  upkeep.stop()
}
const jumps = () => desk.admin.clockJumps.list({})
const matters = async () => (await desk.admin.matters.list({})).map(({ text, priority }) => [priority, text])
const settle = (reason = '和手机对过') => desk.admin.clockJumps.settle({ requestId: requestId(), reason })
const punchesNow = () => desk.admin.attendance.punches({ staffId, from: 0, to: 8_000_000_000_000 })

describe('a clock that jumps', () => {
  it('is written down once, marks the punches, and tells the duty manager', async () => {
    await punch()
    desk.clock.wall -= 2 * hour
    look()
    look()
    desk.clock.advance(5 * minute)
    await punch()
    expect(await jumps()).toMatchObject([
      { jumpMs: -2 * hour, running: true, endedAt: null, punches: 1, corrected: 0 },
    ])
    expect(await matters()).toEqual([['urgent', expect.stringContaining('倒退了2 小时')]])
    desk.clock.wall += 2 * hour
    look()
    expect(await jumps()).toMatchObject([{ endedAt: desk.clock.wall, endedBy: '', punches: 1 }])
    expect(await matters()).toEqual([
      ['urgent', expect.stringContaining('倒退了2 小时')],
      ['ordinary', expect.stringContaining('1 次打卡')],
    ])
    desk.clock.advance(hour)
    await punch()
    expect((await punchesNow()).map(({ clockSuspect }) => clockSuspect)).toEqual([false, false, true])
    expect((await desk.admin.audit.verify({})).damage).toEqual([])
  })

  it('is noticed by the punch itself, in the same breath', async () => {
    desk.clock.wall += 3 * day
    await punch()
    expect(await jumps()).toMatchObject([{ jumpMs: 3 * day, punches: 1 }])
    expect(await desk.admin.clockJumps.punches({ id: 1 })).toMatchObject([
      { recordedAt: desk.clock.wall, at: desk.clock.wall, suggestedAt: desk.clock.wall - 3 * day },
    ])
  })

  it('a second time while it is off is another row, and the doubt is the sum', async () => {
    desk.clock.wall += day
    await punch()
    desk.clock.advance(hour)
    desk.clock.wall -= 2 * hour
    await punch()
    expect(await jumps()).toMatchObject([{ jumpMs: -2 * hour }, { jumpMs: day }])
    const [second] = await desk.admin.clockJumps.punches({ id: 2 })
    expect(second?.suggestedAt).toBe((second?.recordedAt ?? 0) - day + 2 * hour)
    desk.clock.wall -= day - 2 * hour
    look()
    expect((await jumps()).map(({ endedAt }) => endedAt !== null)).toEqual([true, true])
    // a later one has nothing to do with them
    desk.clock.wall -= hour
    await punch()
    const [third] = await desk.admin.clockJumps.punches({ id: 3 })
    expect(third?.suggestedAt).toBe((third?.recordedAt ?? 0) + hour)
  })

  it('is right as it stands when somebody says so: once, with a reason, and only who may', async () => {
    await refusedWith('ALREADY_DONE', settle())
    desk.clock.wall += day
    await punch()
    const manager = await desk.person({ name: '赵强', role: 'dutyManager' })
    await refusedWith(
      'FORBIDDEN',
      manager.client.clockJumps.settle({ requestId: requestId(), reason: '对过了' }),
    )
    expect(await manager.client.clockJumps.list({})).toHaveLength(1)
    const again = { requestId: requestId(), reason: '和手机对过' }
    expect(await desk.admin.clockJumps.settle(again)).toEqual({ ended: 1 })
    desk.clock.wall += day
    // the same request again is answered, and accepts nothing more
    expect(await desk.admin.clockJumps.settle(again)).toEqual({ ended: 1 })
    look()
    expect(await jumps()).toMatchObject([
      { jumpMs: day, endedAt: null },
      { jumpMs: day, endedBy: '陈静', endReason: '和手机对过' },
    ])
  })

  it('found at start is told as the least it can be, and lasts over a restart', async () => {
    const { dataDir, clock } = desk
    const reopen = async () => {
      await desk.desk.close()
      desk = await openTestDesk({ dataDir, clock })
    }
    clock.wall -= 10 * day
    await reopen()
    expect(await jumps()).toMatchObject([{ jumpMs: -10 * day, running: false, endedAt: null }])
    expect(await matters()).toEqual([['urgent', expect.stringContaining('至少慢了10 天')]])
    clock.advance(hour)
    await reopen()
    look()
    expect(await jumps()).toMatchObject([{ jumpMs: -10 * day, endedAt: null }])
    clock.wall += 12 * day
    await reopen()
    look()
    expect((await jumps()).map(({ endedAt }) => endedAt)).toEqual([expect.any(Number)])
  })
})

describe('a punch put right', () => {
  it('counts at its new time, keeps both, and is undone by correcting back', async () => {
    await punch()
    const [{ id: punchId, at } = { id: 0, at: 0 }] = await punchesNow()
    desk.clock.advance(hour)
    const correct = (to: number, reason = '钟快了') =>
      desk.admin.punches.correct({
        requestId: requestId(),
        corrections: [{ punchId, at: to }],
        jumpId: null,
        reason,
      })
    expect(await correct(at - 20 * minute)).toEqual({ corrected: 1 })
    expect(await punchesNow()).toMatchObject([
      { at: at - 20 * minute, recordedAt: at, correctedBy: '陈静', correctReason: '钟快了' },
    ])
    await refusedWith('FIELD_INVALID', correct(at - 20 * minute))
    await refusedWith('FIELD_INVALID', correct(desk.clock.wall + hour))
    await correct(at, '原来是对的')
    expect(await punchesNow()).toMatchObject([{ at, recordedAt: at, correctReason: '原来是对的' }])
    const { sqlite } = desk.desk.core
    expect(sqlite.prepare('SELECT at_before, at_after FROM punch_corrections').raw().all()).toEqual([
      [at, at - 20 * minute],
      [at - 20 * minute, at],
    ])
    expect(() => sqlite.exec('UPDATE punches SET at = 0')).toThrow('append-only')
    expect((await desk.admin.audit.verify({})).damage).toEqual([])
  })

  it('changes the board of its day', async () => {
    const shift = {
      name: '白班',
      startMinute: 540,
      endMinute: 1080,
      graceMinutes: 0,
      weekdays: [1, 2, 3, 4, 5],
    }
    const { id: shiftId } = await desk.admin.staff.saveShift({ requestId: requestId(), id: null, ...shift })
    const member = await desk.admin.staff.get({ id: staffId })
    const { name, department, extension, role, mobile, deputyId } = member
    await desk.admin.staff.update({
      ...{ requestId: requestId(), id: staffId, staffNo, name, department, extension, role },
      ...{ shiftId, mobile: mobile === '' ? null : mobile, deputyId },
    })
    desk.clock.wall += 2 * hour // somebody set it: he is late by two hours
    await punch()
    const row = async () => (await desk.admin.attendance.day({})).rows.find((one) => one.staffId === staffId)
    expect(await row()).toMatchObject({ meaning: 'late', minutes: 120 })
    const [wrong] = await desk.admin.clockJumps.punches({ id: 1 })
    await desk.admin.punches.correct({
      requestId: requestId(),
      corrections: [{ punchId: wrong?.id ?? 0, at: wrong?.suggestedAt ?? 0 }],
      jumpId: 1,
      reason: '时钟快了两小时',
    })
    expect(await row()).toMatchObject({ meaning: 'onTime', minutes: 0 })
    expect(await jumps()).toMatchObject([{ punches: 1, corrected: 1 }])
  })

  it('all or none, and only by who may', async () => {
    await punch()
    const [{ id: punchId, at } = { id: 0, at: 0 }] = await punchesNow()
    const input = {
      corrections: [
        { punchId, at: at - minute },
        { punchId: 999, at: at - minute },
      ],
      jumpId: null,
      reason: '钟快了',
    }
    await refusedWith('NOT_FOUND', desk.admin.punches.correct({ requestId: requestId(), ...input }))
    expect(await punchesNow()).toMatchObject([{ at }])
    const manager = await desk.person({ name: '赵强', role: 'dutyManager' })
    await refusedWith('FORBIDDEN', manager.client.punches.correct({ requestId: requestId(), ...input }))
  })
})

it('whatever the clock does, the order of the punches is the order of touching', async () => {
  const people = [staffNo]
  for (const name of ['甲', '乙']) {
    const one = await desk.person({ name, role: 'receptionist' })
    people.push((await desk.admin.staff.get({ id: one.staffId })).staffNo)
  }
  const { sqlite } = desk.desk.core
  const newest = sqlite.prepare('SELECT max(id) FROM punches').pluck()
  const touch = fc.record({
    who: fc.nat(2),
    passed: fc.integer({ min: 0, max: 2 * hour }),
    jump: fc.oneof(fc.constant(0), fc.integer({ min: -30 * day, max: 30 * day })),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(touch, { minLength: 1, maxLength: 5 }), async (touches) => {
      for (const { who, passed, jump } of touches) {
        desk.clock.advance(passed + minute)
        desk.clock.wall += jump
        const before = newest.get() as number | null
        const { punchId, at } = await desk
          .client('clock')
          .attendance.punchByPin({ requestId: requestId(), staffNo: people[who] ?? '', pin })
        // a second touch within the window is the first one again
        if (punchId > (before ?? 0)) expect(at).toBe(desk.clock.wall)
        const marked = sqlite
          .prepare('SELECT clock_suspect = (clock_jump_id IS NOT NULL) FROM punches WHERE id = ?')
          .pluck()
        expect(marked.get(punchId)).toBe(1)
        expect(newest.get()).toBeGreaterThanOrEqual(before ?? 0)
      }
      const rows = sqlite
        .prepare(
          "SELECT id, seq FROM punches JOIN audit_entries ON subject_table = 'punches' AND subject_id = id ORDER BY id",
        )
        .raw()
        .all() as [number, number][]
      expect(rows.map(([, seq]) => seq)).toEqual(rows.map(([, seq]) => seq).toSorted((a, b) => a - b))
    }),
    { numRuns: 15 },
  )
})
