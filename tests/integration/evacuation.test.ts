import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeskClient } from '#core/desk.ts'
import { startEndOfDay } from '#core/features/visitors/end-of-day.ts'
import type { Alarm } from '#shared/contract/evacuation.ts'
import type { VisitorScreen } from '#shared/contract/visitor-side.ts'
import { totalsOf } from '#shared/domain/evacuation.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { come, leave, punch, saveRules, staffMember } from '../support/evacuation.ts'

let desk: TestDesk
let reception: DeskClient
beforeEach(async () => {
  desk = await openTestDesk()
  reception = (await desk.person({ name: '王芳', role: 'receptionist' })).client
})
afterEach(async () => {
  expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  await desk.close()
  expect(desk.logged.filter(({ event }) => event === 'bug' || event === 'evacuation.follow')).toEqual([])
})

const start = (drill = false, client = reception) =>
  client.evacuation.start({ requestId: requestId(), drill })
const end = (note = '') => reception.evacuation.end({ requestId: requestId(), note })
const list = async () => (await reception.evacuation.list({})).people
const find = async (name: string, found = true, client = reception) => {
  const one = (await list()).find((person) => person.name === name)
  return client.evacuation.find({ requestId: requestId(), personId: one?.id ?? 0, found })
}
const names = async () => (await list()).map(({ name }) => name)

describe('an evacuation', () => {
  it('puts everybody on a list at the alarm, with a number of its own, and one runs at a time', async () => {
    await saveRules(desk.admin, { areas: [{ name: '三楼', departments: ['技术部'] }] })
    await come(reception, { name: '欧阳明', companions: 2 })
    await staffMember(desk, { name: '孙悦', staffNo: 'A-1', department: '技术部' })
    const { id, number } = await start(true)
    expect(number).toBe('X2026-00001')
    expect(await list()).toMatchObject([
      { name: '孙悦', kind: 'staff', area: '三楼', foundAt: null },
      { name: '欧阳明', kind: 'visitor', area: '', people: 3, host: '陈静', badgeNumber: '' },
    ])
    expect(await reception.evacuation.running({})).toMatchObject({
      ...{ id, number, drill: true, startedBy: '王芳', endedAt: null },
      ...{ people: 4, found: 0, unsure: 0, unsureFound: 0 },
    })
    await expect(start()).rejects.toMatchObject({ code: 'EVACUATION_RUNNING' })
  })

  it('takes on whoever comes while it runs, once', async () => {
    await staffMember(desk, { name: '孙悦', staffNo: 'A-1', department: '技术部' }, false)
    await come(reception, { name: '欧阳明' })
    await start()
    expect(await names()).toEqual(['欧阳明'])
    await come(reception, { name: '周小雨' })
    await punch(desk, 'A-1')
    expect(await names()).toEqual(['欧阳明', '周小雨', '孙悦'])
    await come(reception, { name: '李强' })
    expect(await names()).toEqual(['李强', '欧阳明', '周小雨', '孙悦'])
  })

  it('still looks for somebody who is signed out meanwhile, until he is found', async () => {
    const { id } = await come(reception, { name: '欧阳明' })
    await start()
    await leave(reception, id)
    expect(await names()).toEqual(['欧阳明'])
    await find('欧阳明')
    expect(await reception.evacuation.running({})).toMatchObject({ people: 1, found: 1 })
  })

  it('looks for those whose visits the system closed, counted apart', async () => {
    await come(reception, { name: '没签退', companions: 1 })
    desk.clock.advance(86_400_000)
    startEndOfDay(desk.desk.core).stop()
    await come(reception, { name: '欧阳明' })
    await start()
    await find('没签退')
    expect(await reception.evacuation.running({})).toMatchObject({
      ...{ people: 1, found: 0, unsure: 2, unsureFound: 2 },
    })
  })

  it('no longer looks for a visit that was taken back as a mistake', async () => {
    const { id } = await come(reception, { name: '误登' })
    await start()
    desk.desk.core.acts.system(0, ({ at, record }) => {
      desk.desk.core.sqlite.prepare('UPDATE visits SET voided_at = ?, voided_by = 1 WHERE id = ?').run(at, id)
      record({ kind: 'visit.left', subject: { table: 'visits', id } })
    })
    expect(await names()).toEqual([])
    expect(await reception.evacuation.running({})).toMatchObject({ people: 0 })
  })
})

describe('ticking off', () => {
  beforeEach(async () => {
    await come(reception, { name: '欧阳明', companions: 1 })
    await come(reception, { name: '周小雨' })
    await start()
  })

  it('says who was found when and by whom, and counts his party', async () => {
    desk.clock.advance(90_000)
    await find('欧阳明', true, desk.admin)
    expect((await list())[0]).toMatchObject({ foundAt: desk.clock.wall, foundBy: '陈静' })
    const totals = totalsOf(await list())
    expect(totals).toMatchObject({ people: 3, found: 2 })
    expect(await reception.evacuation.running({})).toMatchObject({ people: 3, found: 2 })
  })

  it('keeps the first finder when two tick the same person', async () => {
    await find('欧阳明', true, desk.admin)
    desk.clock.advance(1_000)
    await find('欧阳明')
    expect((await list())[0]).toMatchObject({ foundAt: desk.clock.wall - 1_000, foundBy: '陈静' })
    const entries = await desk.admin.audit.entries({ group: 'evacuations' })
    expect(entries.map(({ kind, subject }) => [kind, subject?.name])).toEqual([
      ['evacuation.found', '欧阳明'],
      ['evacuation.started', 'X2026-00001'],
      ['evacuee.listed', '周小雨'],
      ['evacuee.listed', '欧阳明'],
    ])
  })

  it('takes a tick back, on record', async () => {
    await find('欧阳明')
    await find('欧阳明', false)
    expect((await list())[0]).toMatchObject({ foundAt: null, foundBy: '' })
    const [newest] = await desk.admin.audit.entries({ limit: 1 })
    expect(newest).toMatchObject({ kind: 'evacuation.notFound', actor: '王芳' })
  })

  it('is refused for nobody, and after the end', async () => {
    await expect(
      reception.evacuation.find({ requestId: requestId(), personId: 999, found: true }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const [first] = await list()
    await end()
    const tick = () =>
      reception.evacuation.find({ requestId: requestId(), personId: first?.id ?? 0, found: true })
    await expect(tick()).rejects.toMatchObject({ code: 'EVACUATION_NOT_RUNNING' })
    await start()
    await expect(tick()).rejects.toMatchObject({ code: 'EVACUATION_NOT_RUNNING' })
  })
})

describe('after the end', () => {
  it('the report keeps who was not found, and the list is that of now again', async () => {
    const gone = await come(reception, { name: '欧阳明' })
    await come(reception, { name: '周小雨' })
    const { id } = await start(true)
    await find('周小雨')
    desk.clock.advance(600_000)
    await end('三楼烟感误报')
    await expect(end()).rejects.toMatchObject({ code: 'EVACUATION_NOT_RUNNING' })
    await leave(reception, gone.id)
    expect(await names()).toEqual(['周小雨'])
    expect(await reception.evacuation.running({})).toBeNull()
    const { evacuation, people } = await reception.evacuation.get({ id })
    expect(evacuation).toMatchObject({
      ...{ drill: true, note: '三楼烟感误报', endedBy: '王芳', people: 2, found: 1 },
      endedAt: evacuation.startedAt + 600_000,
    })
    expect(people.map(({ name, foundBy }) => [name, foundBy])).toEqual([
      ['欧阳明', ''],
      ['周小雨', '王芳'],
    ])
    const [newest] = await desk.admin.audit.entries({ limit: 2, group: 'evacuations' })
    expect(newest).toMatchObject({ kind: 'evacuation.ended', facts: '{"number":"X2026-00001","missing":1}' })
  })

  it('every evacuation is in the history, newest first', async () => {
    for (const drill of [true, false]) {
      await start(drill)
      await end()
    }
    const history = await reception.evacuation.history({})
    expect(history.map(({ number, drill }) => [number, drill])).toEqual([
      ['X2026-00002', false],
      ['X2026-00001', true],
    ])
    expect(await reception.evacuation.history({ before: 2, limit: 1 })).toMatchObject([{ id: 1 }])
    await expect(reception.evacuation.get({ id: 9 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('prints its report', async () => {
    const { id } = await start()
    await end()
    const { ticket } = await reception.print.ticket({ form: 'evacuationReport', id })
    expect(await desk.client('print').print.document({ ticket })).toMatchObject({
      form: 'evacuationReport',
      report: { evacuation: { id, number: 'X2026-00001' }, people: [] },
    })
  })
})

describe('the screens that nobody signs in to', () => {
  const stop = new AbortController()
  afterAll(() => stop.abort())
  const { signal } = stop

  /** What the visitor's screen is told of an alarm, once it is `running` or over. */
  async function toldAtTheDoor(
    running: boolean,
    events: AsyncIterator<VisitorScreen>,
  ): Promise<Alarm | null> {
    for (;;) {
      const { value } = (await events.next()) as IteratorYieldResult<VisitorScreen>
      if ((value.evacuation !== null) === running) return value.evacuation
    }
  }

  it.each([true, false])(
    'say where to gather from the alarm to its end, and name nobody (drill: %s)',
    async (drill) => {
      await saveRules(desk.admin, { assemblyPlace: '南门停车场' })
      await come(reception, { name: '欧阳明' })
      const door = await desk.client('visitor').visitorSide.screen(undefined, { signal })
      const clock = await desk.client('clock').attendance.clock(undefined, { signal })
      expect((await clock.next()).value).toMatchObject({ kind: 'readers' })
      expect(await toldAtTheDoor(false, door)).toBeNull()
      const alarm = { drill, assemblyPlace: '南门停车场' }

      await start(drill)
      expect(await toldAtTheDoor(true, door)).toEqual(alarm)
      expect((await clock.next()).value).toEqual({ kind: 'alarm', alarm })
      const later = await desk.client('clock').attendance.clock(undefined, { signal })
      expect((await later.next()).value).toEqual({ kind: 'alarm', alarm })

      await end()
      expect(await toldAtTheDoor(false, door)).toBeNull()
      expect((await clock.next()).value).toEqual({ kind: 'alarm', alarm: null })
    },
  )

  it('follow the place where people gather, and lose no punch meanwhile', async () => {
    await staffMember(desk, { name: '孙悦', staffNo: 'A-1', department: '技术部' }, false)
    await start()
    const clock = await desk.client('clock').attendance.clock(undefined, { signal })
    expect((await clock.next()).value).toEqual({ kind: 'alarm', alarm: { drill: false, assemblyPlace: '' } })
    expect((await clock.next()).value).toMatchObject({ kind: 'readers' })
    await saveRules(desk.admin, { assemblyPlace: '北门草坪' })
    expect((await clock.next()).value).toMatchObject({ alarm: { assemblyPlace: '北门草坪' } })
    expect(await punch(desk, 'A-1')).toMatchObject({ name: '孙悦' })
    expect(await names()).toEqual(['孙悦'])
  })

  it('give up what a visitor was filling in', async () => {
    const screen = await desk.client('visitor').visitorSide.screen(undefined, { signal })
    await screen.next()
    await desk.admin.visitorSide.hand({ kind: 'details', language: 'zh-CN', name: '', documentIds: [] })
    await start(true)
    expect((await desk.admin.visitorSide.desk({})).task).toMatchObject({ state: 'declined' })
  })
})
