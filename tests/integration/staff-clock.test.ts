import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { clockEvent } from '#shared/contract/attendance.ts'
import { maxStaffPhotoBytes } from '#shared/contract/photos.ts'
import { workWeek } from '#shared/domain/weekdays.ts'
import type { DeskClient } from '#core/desk.ts'
import { monday, openTestDesk, requestId, testClock, type TestDesk } from '../support/desk.ts'
import { jpeg } from '../support/jpeg.ts'
import {
  configureReader,
  consentTo,
  enrolFinger,
  plugSimulatedReader,
  type SimulatedReader,
} from '../support/simulated-reader.ts'

type ClockEvent = z.infer<typeof clockEvent>

let desk: TestDesk
let clock: DeskClient
let staffId: number
const dayMs = 86_400_000
const hours = (count: number) => desk.clock.advance(count * 3_600_000)

beforeEach(async () => {
  desk = await openTestDesk({ clock: testClock(monday - 3_600_000) }) // 8:00
  clock = desk.client('clock')
  const shift = {
    name: '行政班',
    startMinute: 540,
    endMinute: 1080,
    graceMinutes: 5,
    weekdays: [...workWeek],
  }
  const { id: shiftId } = await desk.admin.staff.saveShift({ requestId: requestId(), id: null, ...shift })
  const person = { staffNo: 'A-1', name: '王芳', department: '', extension: '', role: null, shiftId }
  staffId = (await desk.admin.staff.create({ requestId: requestId(), ...person })).id
  await desk.admin.staff.setPin({ requestId: requestId(), id: staffId, pin: '730518' })
})
afterEach(() => desk.close())

const punch = () => clock.attendance.punchByPin({ requestId: requestId(), staffNo: 'A-1', pin: '730518' })

describe('the month that comes with a punch', () => {
  it('marks every day of this person, and sums them', async () => {
    await punch() // Monday 8:00
    hours(10.5)
    await punch() // 18:30
    hours(14.5) // Tuesday 9:00
    desk.clock.advance(20 * 60_000)
    await punch() // late
    hours(7)
    await punch() // 16:20: early
    hours(2 * 24 + 17) // Friday 9:20, nothing on Wednesday and Thursday
    hours(24) // Saturday
    const { month } = await punch()
    expect(month.from).toBe('2026-03-01')
    expect(month.marks).toHaveLength(31)
    expect(month.marks.slice(0, 8)).toEqual([
      ...['open', 'onTime', 'late', 'nothing', 'nothing', 'nothing', 'came', 'rest'],
    ])
    expect(month.marks.slice(8, 15)).toEqual(['open', 'open', 'open', 'open', 'open', 'rest', 'rest'])
    expect(month).toMatchObject({ came: 3, late: 1, early: 1 })
  })

  it('does not call lunch leaving early, and counts a holiday as rest', async () => {
    await punch()
    hours(4)
    expect((await punch()).month).toMatchObject({
      early: 0,
      marks: expect.arrayContaining(['onTime']) as unknown,
    })
    hours(6)
    desk.clock.wall = Date.UTC(2026, 9, 9, 1) // Friday after the National Day, 9:00
    desk.clock.monotonic += desk.clock.wall - monday
    const { month } = await punch()
    expect(month.marks.slice(0, 9)).toEqual([...Array<string>(7).fill('rest'), 'nothing', 'onTime'])
  })

  it('is that of the person alone, and judges nothing without a shift', async () => {
    await punch()
    const other = { staffNo: 'A-2', name: '李娜', department: '', extension: '', role: null, shiftId: null }
    const { id } = await desk.admin.staff.create({ requestId: requestId(), ...other })
    await desk.admin.staff.setPin({ requestId: requestId(), id, pin: '730519' })
    const { month } = await clock.attendance.punchByPin({
      requestId: requestId(),
      staffNo: 'A-2',
      pin: '730519',
    })
    expect(month).toMatchObject({ came: 1, late: 0, early: 0 })
    expect(month.marks.filter((mark) => mark !== 'open')).toEqual(['came'])
  })

  it('counts a night that began in the month before to its own date', async () => {
    const night = { name: '夜班', startMinute: 1050, endMinute: 1950, graceMinutes: 0 }
    const { id: shiftId } = await desk.admin.staff.saveShift({
      ...{ requestId: requestId(), id: null, ...night, weekdays: [1, 2, 3, 4, 5, 6, 7] },
    })
    const person = { staffNo: 'A-1', name: '王芳', department: '', extension: '', role: null, shiftId }
    await desk.admin.staff.update({ requestId: requestId(), id: staffId, ...person })
    desk.clock.wall = Date.UTC(2026, 2, 31, 9) // 31 March 17:00
    desk.clock.monotonic += 30 * dayMs
    await punch()
    hours(15.75) // 1 April 8:45
    const { month, meaning } = await punch()
    expect([meaning, month.from, month.came, month.marks[0]]).toEqual(['out', '2026-04-01', 0, 'open'])
  })
})

describe('the photo of a colleague', () => {
  const { keep, erase, get } = {
    keep: (image = jpeg) => desk.admin.staff.keepPhoto({ requestId: requestId(), id: staffId, image }),
    erase: () => desk.admin.staff.erasePhoto({ requestId: requestId(), id: staffId }),
    get: () => desk.admin.staff.photo({ id: staffId }),
  }
  const stored = () =>
    desk.desk.core.sqlite
      .prepare('SELECT image_cipher AS cipher, salt, erased_at AS erasedAt FROM staff_photos')
      .all()

  it('is shown with his punch, replaced, and erased on request', async () => {
    expect((await punch()).photo).toBeNull()
    await keep()
    expect(await get()).toEqual({ image: jpeg, takenAt: desk.clock.wall })
    expect((await punch()).photo).toBe(jpeg)
    const [{ cipher }] = stored() as [{ cipher: Buffer }]
    expect(cipher.includes(Buffer.from(jpeg.slice(23), 'base64'))).toBe(false)
    await keep()
    expect(stored()).toHaveLength(1)
    await erase()
    expect(await get()).toBeNull()
    expect(stored()).toEqual([{ cipher: null, salt: null, erasedAt: desk.clock.wall }])
    await expect(erase()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await keep()
    expect(await get()).not.toBeNull()
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true })
  })

  it('goes when he goes', async () => {
    await keep()
    await desk.admin.staff.leave({ requestId: requestId(), id: staffId, reason: '离职' })
    expect(stored()).toMatchObject([{ cipher: null }])
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true })
    await expect(keep()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is a small JPEG, kept by whoever keeps the staff list', async () => {
    await expect(keep('data:image/jpeg;base64,AAAAAAAA')).rejects.toMatchObject({ code: 'FIELD_INVALID' })
    const large = `data:image/jpeg;base64,${Buffer.alloc(maxStaffPhotoBytes + 100, 1).toString('base64')}`
    await expect(keep(large)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    const { client } = await desk.person({ name: '赵敏', role: 'dutyManager' })
    await expect(client.staff.photo({ id: staffId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(clock.staff.photo({ id: staffId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('what the clock screen is told', () => {
  let reader: SimulatedReader
  let readerId: number
  let stop: AbortController
  let events: AsyncIterator<ClockEvent>

  beforeEach(async () => {
    reader = await plugSimulatedReader()
    readerId = await configureReader(desk, reader)
    await consentTo(desk, staffId)
    await enrolFinger(desk, reader, { staffId, readerId, finger: 'wang' })
    stop = new AbortController()
    events = await clock.attendance.clock(undefined, { signal: stop.signal })
  })
  afterEach(async () => {
    stop.abort()
    await reader.close()
  })

  /** The next event of one of these kinds. */
  async function next(...kinds: ClockEvent['kind'][]): Promise<ClockEvent> {
    for (;;) {
      const event = (await events.next()).value as ClockEvent
      if (kinds.includes(event.kind)) return event
    }
  }
  const touched = () => next('punch', 'unknownFinger', 'dirtyFinger')

  it('is what it shows and lets be heard, as it is set', async () => {
    expect(await desk.admin.staffClock.get({})).toEqual({ notice: '', speech: true, sound: true })
    expect((await events.next()).value).toMatchObject({ kind: 'readers' }) // nothing else is told until it is set
    const wanted = { notice: '周五消防演练\n请走南门', speech: false, sound: true }
    await desk.admin.staffClock.save({ requestId: requestId(), ...wanted })
    expect(await next('settings')).toEqual({ kind: 'settings', settings: wanted })
    expect(await desk.admin.staffClock.get({})).toEqual(wanted)
    const later = await clock.attendance.clock(undefined, { signal: stop.signal })
    expect((await later.next()).value).toEqual({ kind: 'settings', settings: wanted })
    const long = { requestId: requestId(), ...wanted, notice: '字'.repeat(201) }
    await expect(desk.admin.staffClock.save(long)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(clock.staffClock.get({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('why a finger was not read, and how many times in a row it failed at that reader', async () => {
    for (const [quality, reason] of [
      ['disordered', 'moved'],
      ['fewPoints', 'partly'],
    ] as const) {
      reader.module.dirty(quality)
      expect(await touched()).toMatchObject({ kind: 'dirtyFinger', reason })
      await reader.lift()
    }
    reader.module.touch('a stranger')
    expect(await touched()).toEqual({ kind: 'unknownFinger', failures: 3 })
    await reader.lift()
    reader.module.touch('wang')
    expect(await touched()).toMatchObject({ kind: 'punch', result: { name: '王芳', photo: null } })
    await reader.lift()
    reader.module.touch('a stranger')
    expect(await touched()).toEqual({ kind: 'unknownFinger', failures: 1 })
    await reader.lift()
    desk.clock.advance(60_000)
    reader.module.touch('a stranger')
    expect(await touched()).toEqual({ kind: 'unknownFinger', failures: 1 })
  })

  it('goes by the direction of the reader, and so does who is in', async () => {
    const direct = (direction: string | null) =>
      desk.desk.core.sqlite.prepare('UPDATE readers SET direction = ?').run(direction)
    const touch = async () => {
      reader.module.touch('wang')
      const event = await touched()
      await reader.lift()
      return event.kind === 'punch' ? event.result : undefined
    }
    const present = async () => (await desk.admin.staff.get({ id: staffId })).present
    direct('out')
    expect(await touch()).toMatchObject({ meaning: 'earlyOut' })
    expect(await present()).toBe(false)
    const line = async () => (await desk.admin.attendance.day({})).rows.find((row) => row.staffId === staffId)
    expect(await line()).toMatchObject({ meaning: 'due', minutes: 0, punches: 1 })
    direct('in')
    expect(await touch()).toMatchObject({ meaning: 'back' })
    const first = desk.clock.wall
    desk.clock.advance(59_000)
    expect(await touch()).toMatchObject({ meaning: 'again', at: first })
    hours(1)
    expect(await touch()).toMatchObject({ meaning: 'back' })
    expect(await present()).toBe(true)
    direct(null)
    hours(1)
    expect(await touch()).toMatchObject({ meaning: 'earlyOut' })
    expect(await present()).toBe(false)
    const kept = desk.desk.core.sqlite.prepare('SELECT direction FROM punches ORDER BY id').pluck().all()
    expect(kept).toEqual(['out', 'in', 'in', null])
  })
})
