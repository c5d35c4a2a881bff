import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startEndOfDay } from '#core/features/visitors/end-of-day.ts'
import { totalsOf } from '#shared/domain/evacuation.ts'
import { createFolders } from '../support/data-folder.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import {
  come,
  contractorType,
  expectVisit,
  leave,
  namelessGrade,
  punch,
  putRow,
  saveRules,
  staffMember,
} from '../support/evacuation.ts'
import { openDuty } from '../support/handover.ts'

const folders = createFolders()
let dataDir: string
let desk: TestDesk
beforeEach(async () => {
  dataDir = folders.empty()
  desk = await openTestDesk({ dataDir })
})
afterAll(() => folders.remove())
afterEach(async () => {
  await desk.close()
  expect(desk.logged.filter(({ event }) => event === 'bug')).toEqual([])
})

const hour = 3_600_000
const list = () => desk.admin.evacuation.list({})
const names = async () => (await list()).people.map(({ name }) => name)

describe('who is inside', () => {
  it('is visitors, contractors and staff on one list, with companions, by phone and host', async () => {
    await come(desk.admin, { name: '欧阳明', companions: 2 })
    await come(desk.admin, { name: '赵工', typeId: contractorType(desk) })
    await staffMember(desk, { name: '王芳', staffNo: 'A-1', department: '技术部', extension: '8012' })
    const { people, running, unreadable } = await list()
    expect(people).toMatchObject([
      { kind: 'visitor', name: '欧阳明', people: 3, phone: '13800135678', host: '陈静' },
      { kind: 'contractor', name: '赵工', people: 1 },
      { kind: 'staff', name: '王芳', company: '技术部', phone: '8012', people: 1, visitId: null },
    ])
    expect(totalsOf(people)).toMatchObject({ visitor: 3, contractor: 1, staff: 1, people: 5, found: 0 })
    expect([running, unreadable]).toEqual([null, []])
  })

  it('forgets who left, and a registration that was taken back', async () => {
    const { id } = await come(desk.admin, { name: '周小雨' })
    await come(desk.admin, { name: '李强' })
    putRow(desk, 'visits', { number: 'V-x', name: '误登', remember: 0, voided_at: 1, voided_by: 1 })
    expect(await names()).toEqual(['李强', '周小雨'])
    await leave(desk.admin, id)
    expect(await names()).toEqual(['李强'])
  })

  it('counts staff by their punches and invents nobody', async () => {
    await staffMember(desk, { name: '王芳', staffNo: 'A-1', department: '技术部' })
    await staffMember(desk, { name: '孙悦', staffNo: 'A-2', department: '技术部' }, false)
    expect(await names()).toEqual(['王芳'])
    desk.clock.advance(hour)
    await punch(desk, 'A-1')
    expect(await names()).toEqual([])
  })

  it('keeps the line of a guest without a name, with the letter of the grade', async () => {
    const grade = namelessGrade(desk)
    putRow(desk, 'visits', { number: 'V-x', companions: 3, remember: 0, grade_id: grade, arrived_at: 1 })
    expect((await list()).people).toMatchObject([{ name: '', grade: 'A', people: 4, kind: 'visitor' }])
  })
})

describe('the areas', () => {
  it('take the place he was led to, else the host’s department, else none; staff go by department', async () => {
    const areas = [
      { name: '三楼', departments: ['技术部', '会议室 301'] },
      { name: '大堂', departments: ['前台'] },
    ]
    await saveRules(desk.admin, { areas })
    const hostId = await staffMember(desk, { name: '王芳', staffNo: 'A-1', department: '技术部' })
    await come(desk.admin, { name: '访客一', hostId })
    await come(desk.admin, { name: '访客二', hostId, place: '大堂' })
    await come(desk.admin, { name: '访客三', place: '会议室 301' })
    await come(desk.admin, { name: '访客四', place: '地下车库' })
    const areaOf = Object.fromEntries((await list()).people.map(({ name, area }) => [name, area]))
    expect(areaOf).toEqual({ 访客一: '三楼', 访客三: '三楼', 王芳: '三楼', 访客二: '大堂', 访客四: '' })
    expect((await list()).people.map(({ area }) => area)).toEqual(['三楼', '三楼', '三楼', '大堂', ''])
  })
})

describe('visits that the system closed', () => {
  it('stand apart for twelve hours, unless somebody was traced and seen to have gone', async () => {
    const gone = await come(desk.admin, { name: '陆羽' })
    await come(desk.admin, { name: '没签退', companions: 1 })
    desk.clock.advance(24 * hour)
    const endOfDay = startEndOfDay(desk.desk.core)
    endOfDay.stop()
    expect((await list()).people).toMatchObject([
      { kind: 'closedBySystem', name: '陆羽' },
      { kind: 'closedBySystem', name: '没签退' },
    ])
    expect(totalsOf((await list()).people)).toMatchObject({ people: 0, unsure: 3 })
    putRow(desk, 'trace_steps', { visit_id: gone.id, way: 'called', outcome: 'left' })
    expect(await names()).toEqual(['没签退'])
    desk.clock.advance(12 * hour)
    expect(await names()).toEqual(['没签退'])
    desk.clock.advance(1)
    expect(await names()).toEqual([])
  })
})

describe('people who are expected', () => {
  it('are shown while they may still come today, and counted nowhere', async () => {
    const now = desk.clock.wall // 9:00
    expectVisit(desk, '今天', now + hour, 2)
    expectVisit(desk, '已过', now - 2 * hour)
    expectVisit(desk, '明天', now + 24 * hour)
    const { people, notArrived } = await list()
    expect(notArrived).toMatchObject([{ name: '今天', people: 3, host: '陈静', expectedAt: now + hour }])
    expect(people).toEqual([])
  })
})

describe('the list in trouble', () => {
  it('is whole while two people count blindly', async () => {
    const duty = await openDuty(desk)
    await come(desk.admin, { name: '欧阳明', companions: 2 })
    await duty.outgoing.client.handovers.start({ requestId: requestId() })
    await expect(duty.outgoing.client.visitors.onSite({})).rejects.toMatchObject({ code: 'BEING_COUNTED' })
    const { people } = await duty.outgoing.client.evacuation.list({})
    expect(people).toMatchObject([{ name: '欧阳明', people: 3 }])
    const { ticket } = await duty.outgoing.client.print.ticket({ form: 'evacuationList', id: 1 })
    expect(await desk.client('print').print.document({ ticket })).toMatchObject({
      form: 'evacuationList',
      list: { people: [{ name: '欧阳明' }] },
    })
  })

  it('answers and prints while the file is damaged, and only starting is refused', async () => {
    await come(desk.admin, { name: '欧阳明' })
    desk.desk.core.health.note({ kind: 'fileDamaged' })
    expect(await names()).toEqual(['欧阳明'])
    const { ticket } = await desk.admin.print.ticket({ form: 'evacuationList', id: 1 })
    expect(await desk.client('print').print.document({ ticket })).toMatchObject({ printedBy: '陈静' })
    await expect(desk.admin.evacuation.start({ requestId: requestId(), drill: false })).rejects.toMatchObject(
      { code: 'DATABASE_DAMAGED' },
    )
  })

  it('names the part that cannot be read, and tells the rest', async () => {
    await come(desk.admin, { name: '欧阳明' })
    await staffMember(desk, { name: '王芳', staffNo: 'A-1', department: '技术部' })
    const { sqlite } = desk.desk.core
    const root = sqlite
      .prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'punches'`)
      .pluck()
      .get() as number
    const size = sqlite.pragma('page_size', { simple: true }) as number
    await desk.desk.close()
    const file = openSync(join(dataDir, 'qiantai.db'), 'r+')
    writeSync(file, Buffer.alloc(size, 0xff), 0, size, (root - 1) * size)
    closeSync(file)
    desk = await openTestDesk({ dataDir, clock: desk.clock })
    const { people, unreadable } = await list()
    expect(people.map(({ name }) => name)).toEqual(['欧阳明'])
    expect(unreadable).toEqual(['staff'])
    expect(await desk.admin.health.findings({})).toMatchObject([{ kind: 'fileDamaged' }])
  })

  it('prints names and areas from a locked reception, on record, and from no other screen', async () => {
    await come(desk.admin, { name: '欧阳明', companions: 1 })
    expectVisit(desk, '今天', desk.clock.wall + hour)
    const { ticket } = await desk.client().evacuation.lockedTicket({})
    const drawn = await desk.client('print').print.document({ ticket })
    expect(drawn).toMatchObject({
      ...{ form: 'evacuationList', printedBy: '' },
      list: { people: [{ name: '欧阳明', people: 2, phone: '', company: '', host: '' }], notArrived: [] },
    })
    expect(JSON.stringify(drawn)).not.toMatch(/13800135678|晨光|ouyang|今天/)
    const [newest] = await desk.admin.audit.entries({ limit: 1 })
    expect(newest).toMatchObject({ kind: 'evacuation.listPrinted', actor: '', subject: null })
    for (const screen of ['clock', 'print'] as const)
      await expect(desk.client(screen).evacuation.lockedTicket({})).rejects.toMatchObject({
        code: 'NOT_SIGNED_IN',
      })
    desk.desk.core.health.note({ kind: 'fileDamaged' })
    expect(await desk.client().evacuation.lockedTicket({})).toMatchObject({
      ticket: expect.any(String) as string,
    })
  })

  it('is open to whoever may use it, and to nobody else', async () => {
    const hr = await desk.person({ name: '周敏', role: 'hr' })
    expect((await hr.client.evacuation.list({})).people).toEqual([])
    await expect(desk.client().evacuation.list({})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    await expect(desk.client('clock').evacuation.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
