import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeskClient } from '#core/desk.ts'
import { everyDay, workWeek } from '#shared/domain/weekdays.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'

let desk: TestDesk
let clock: DeskClient
let staffId: number
/** The desk opens at 09:00 Shanghai time on Monday 2026-03-02. */
const minutes = (count: number) => desk.clock.advance(count * 60_000)

async function person(staffNo: string, name: string, shiftId: number | null): Promise<number> {
  const fields = { staffNo, name, department: '技术部', extension: '', role: null, shiftId }
  const { id } = await desk.admin.staff.create({ requestId: requestId(), ...fields })
  await desk.admin.staff.setPin({ requestId: requestId(), id, pin: '7305' })
  return id
}
const punch = (staffNo = 'A-1', pin = '7305') =>
  clock.attendance.punchByPin({ requestId: requestId(), staffNo, pin })
const shift = (name: string, startMinute: number, endMinute: number, weekdays: number[] = [...everyDay]) =>
  desk.admin.staff.saveShift({
    ...{ requestId: requestId(), id: null, name, startMinute, endMinute, graceMinutes: 5, weekdays },
  })

beforeEach(async () => {
  desk = await openTestDesk()
  clock = desk.client('clock')
  staffId = await person('A-1', '王芳', (await shift('白班', 570, 1080)).id) // 9:30 to 18:00
})
afterEach(() => desk.close())

describe('a punch by staff number and PIN', () => {
  it('is kept with what it means', async () => {
    minutes(35) // 9:35, exactly the end of the grace
    expect(await punch()).toMatchObject({ name: '王芳', meaning: 'onTime', minutes: 0, source: 'pin' })
    minutes(480) // 17:35
    expect(await punch('a-1')).toMatchObject({ meaning: 'earlyOut', minutes: 25 })
    expect(
      await desk.admin.attendance.punches({
        staffId,
        from: desk.clock.wall - 86_400_000,
        to: desk.clock.wall,
      }),
    ).toMatchObject([{ source: 'pin', clockSuspect: false }, { source: 'pin' }])
  })

  it('is late after the grace, from the start of the shift', async () => {
    minutes(36)
    expect(await punch()).toMatchObject({ meaning: 'late', minutes: 6 })
  })

  it('is kept once within a minute, and once for one request', async () => {
    const first = await punch()
    desk.clock.advance(59_999)
    expect(await punch()).toMatchObject({ punchId: first.punchId, meaning: 'again', at: first.at })
    desk.clock.advance(60_000)
    const request = { requestId: requestId(), staffNo: 'A-1', pin: '7305' }
    const second = await clock.attendance.punchByPin(request)
    expect(second.punchId).not.toBe(first.punchId)
    minutes(10)
    expect(await clock.attendance.punchByPin(request)).toEqual(second)
    const count = desk.desk.core.sqlite.prepare('SELECT count(*) FROM punches').pluck().get()
    expect(count).toBe(2)
  })

  it('needs the right PIN of somebody who is still here', async () => {
    await expect(punch('A-1', '0000')).rejects.toMatchObject({ code: 'PIN_WRONG', data: { attemptsLeft: 2 } })
    await expect(punch('A-9')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await desk.admin.staff.leave({ requestId: requestId(), id: staffId, reason: '离职' })
    await expect(punch()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is the only thing the clock screen may do', async () => {
    await expect(clock.attendance.day({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(clock.staff.find({ text: '王' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(
      desk.admin.attendance.punchByPin({ requestId: requestId(), staffNo: 'A-1', pin: '7305' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('cannot be changed or deleted, stands in the chain, and is marked while the clock has jumped', async () => {
    const { sqlite } = desk.desk.core
    await punch()
    expect(() => sqlite.prepare('UPDATE punches SET at = 1').run()).toThrow('append-only')
    expect(() => sqlite.prepare('DELETE FROM punches').run()).toThrow('append-only')
    desk.clock.wall += 3_600_000 // the wall clock jumps, the monotonic one does not
    await punch()
    expect(sqlite.prepare('SELECT clock_suspect FROM punches ORDER BY id').pluck().all()).toEqual([0, 1])
    expect(sqlite.prepare('SELECT DISTINCT zone_offset_minutes FROM punches').pluck().all()).toEqual([480])
    const entries = await desk.admin.audit.entries({})
    expect(entries.filter(({ kind }) => kind === 'punch.recorded')).toHaveLength(2)
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true })
  })
})

describe('who is in', () => {
  const present = async () => (await desk.admin.staff.get({ id: staffId })).present
  it('goes in, out, in again, and out for the night', async () => {
    expect(await present()).toBe(false)
    await punch()
    expect(await present()).toBe(true)
    expect((await desk.admin.staff.find({ text: '王芳' }))[0]?.present).toBe(true)
    minutes(180)
    await punch()
    expect(await present()).toBe(false)
    minutes(60)
    expect(await punch()).toMatchObject({ meaning: 'back' })
    expect((await desk.admin.staff.list({})).filter((one) => one.present)).toHaveLength(1)
    minutes(20 * 60) // next morning; he forgot to punch out
    expect(await present()).toBe(false)
  })
})

describe('the board of a day', () => {
  const line = async (name: string, date?: string) => {
    const { rows } = await desk.admin.attendance.day(date === undefined ? {} : { date })
    return rows.find((row) => row.name === name)
  }

  it('says who is due, missing, on time or late', async () => {
    await person('A-2', '李娜', (await shift('晚班', 840, 1320)).id) // 14:00
    await person('A-3', '周杰', null)
    expect(await line('王芳')).toMatchObject({ meaning: 'due', firstAt: null, present: false })
    expect(await line('周杰')).toBeUndefined()
    minutes(35)
    expect(await line('王芳')).toMatchObject({ meaning: 'due' })
    minutes(1)
    expect(await line('王芳')).toMatchObject({ meaning: 'missing' })
    expect(await line('李娜')).toMatchObject({ meaning: 'due' })
    const { at } = await punch()
    await punch('A-3')
    expect(await line('王芳')).toMatchObject({
      meaning: 'late',
      minutes: 6,
      firstAt: at,
      lastAt: null,
      punches: 1,
      present: true,
    })
    expect(await line('周杰')).toMatchObject({ meaning: 'noShift', shiftStart: null })
  })

  it('expects nobody on a rest day, and does not judge who comes all the same', async () => {
    await person('A-2', '李娜', (await shift('行政班', 540, 1020, [...workWeek])).id)
    minutes(5 * 1440) // Saturday, 9:00
    expect(await line('王芳')).toMatchObject({ meaning: 'due' })
    expect(await line('李娜')).toBeUndefined()
    minutes(180)
    expect(await punch('A-2')).toMatchObject({ meaning: 'noShift', minutes: 0 })
    expect(await line('李娜')).toMatchObject({ meaning: 'noShift', minutes: 0, present: true })
    minutes(120)
    expect(await punch('A-2')).toMatchObject({ meaning: 'noShift' })
    expect(await line('李娜')).toMatchObject({ punches: 2, present: false })
    minutes(2 * 1440) // Monday
    expect(await line('李娜')).toMatchObject({ meaning: 'missing' })
  })

  it('counts a night under the date on which it starts', async () => {
    await person('A-2', '李娜', (await shift('夜班', 1050, 1950)).id) // 17:30 to 8:30
    minutes(505) // 17:25
    await punch('A-2')
    minutes(15 * 60 + 10) // 8:35 next day
    const out = await punch('A-2')
    expect(out.meaning).toBe('out')
    expect(await line('李娜', '2026-03-02')).toMatchObject({ meaning: 'onTime', punches: 2, lastAt: out.at })
    expect(await line('李娜')).toMatchObject({ meaning: 'due', punches: 0 })
  })

  it('expects nobody before he joined', async () => {
    minutes(120)
    await person('A-2', '李娜', (await shift('早班', 540, 1020)).id)
    expect(await line('李娜')).toBeUndefined()
    expect(await line('王芳', '2026-03-01')).toBeUndefined()
    await punch('A-2')
    expect(await line('李娜')).toMatchObject({ meaning: 'late', minutes: 120 })
  })
})
