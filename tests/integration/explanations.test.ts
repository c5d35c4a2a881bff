import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeskClient } from '#core/desk.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'

let desk: TestDesk
let clock: DeskClient
let superior: Awaited<ReturnType<TestDesk['person']>>
let staffId: number

const fields = { department: '技术部', extension: '', role: null, shiftId: null }
const person = (staffNo: string, name: string, superiorId: number | null = null) =>
  desk.admin.staff.create({ requestId: requestId(), staffNo, name, ...fields, superiorId })
const explain = (staffNo = 'A-1', text = '') =>
  clock.attendance.explain({ requestId: requestId(), staffNo, cause: 'notRecognised', text })
const list = (client: DeskClient, state: 'open' | 'answered' | 'all' = 'all', mine = false) =>
  client.attendance.explanations({ state, mine })
const answer = (client: DeskClient, id: number, how: 'accepted' | 'refused', note = '') =>
  client.attendance.answerExplanation({ requestId: requestId(), id, answer: how, note })

beforeEach(async () => {
  desk = await openTestDesk()
  clock = desk.client('clock')
  superior = await desk.person({ name: '李娜', role: 'receptionist' })
  staffId = (await person('A-1', '王芳', superior.staffId)).id
})
afterEach(() => desk.close())

describe('an explanation at the staff clock', () => {
  it('goes to the direct superior of that time, and tells nothing back', async () => {
    expect(await explain('a-1', '手指受伤')).toEqual({ again: false })
    const [row] = await list(superior.client, 'open', true)
    expect(row).toMatchObject({ name: '王芳', cause: 'notRecognised', text: '手指受伤', answer: null })
    expect(row).toMatchObject({ superiorName: '李娜', mayAnswer: true, at: desk.clock.wall })
    const moved = { requestId: requestId(), id: staffId, staffNo: 'A-1', name: '王芳', ...fields }
    await desk.admin.staff.update({ ...moved, superiorId: desk.adminId })
    expect(await list(superior.client, 'open', true)).toHaveLength(1)
    const [entry] = await desk.admin.audit.entries({})
    expect(entry?.kind).toBe('staff.updated')
    const given = (await desk.admin.audit.entries({})).find(({ kind }) => kind === 'explanation.given')
    expect(given?.facts).toBe(JSON.stringify({ staffId, cause: 'notRecognised' }))
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true })
  })

  it('is kept once within ten minutes, and once for one request', async () => {
    const request = { requestId: requestId(), staffNo: 'A-1', cause: 'other' as const, text: '' }
    expect(await clock.attendance.explain(request)).toEqual({ again: false })
    expect(await clock.attendance.explain(request)).toEqual({ again: false })
    desk.clock.advance(599_999)
    expect(await explain()).toEqual({ again: true })
    expect(await list(desk.admin)).toHaveLength(1)
    desk.clock.advance(1)
    expect(await explain()).toEqual({ again: false })
    expect(await list(desk.admin)).toHaveLength(2)
  })

  it('needs a number of somebody who is still here, and may not be tried without end', async () => {
    await expect(explain('A-9')).rejects.toMatchObject({ code: 'NOT_FOUND', data: { what: 'staffNo' } })
    await desk.admin.staff.leave({ requestId: requestId(), id: staffId, reason: '离职' })
    await expect(explain()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    for (let tries = 3; tries <= 10; tries += 1)
      await expect(explain('A-9')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(explain('A-9')).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  })

  it('goes to personnel where nobody is named, or the superior has left', async () => {
    await person('A-2', '周杰')
    await explain('A-2')
    await desk.admin.staff.leave({ requestId: requestId(), id: superior.staffId, reason: '离职' })
    await explain()
    expect((await list(desk.admin)).map(({ superiorName, mayAnswer }) => [superiorName, mayAnswer])).toEqual([
      ['', true],
      ['', true],
    ])
  })
})

describe('who may see and answer', () => {
  it('a superior his own people only, personnel all, whoever reads attendance may only read', async () => {
    await person('A-2', '周杰')
    await explain()
    await explain('A-2')
    const manager = await desk.person({ name: '赵敏', role: 'dutyManager' })
    const hr = await desk.person({ name: '孙丽', role: 'hr' })
    const names = async (client: DeskClient) => (await list(client)).map((row) => [row.name, row.mayAnswer])
    expect(await names(superior.client)).toEqual([['王芳', true]])
    expect(await names(manager.client)).toEqual([
      ['周杰', false],
      ['王芳', false],
    ])
    expect((await list(manager.client, 'all', true)).length).toBe(0)
    expect(await names(hr.client)).toEqual([
      ['周杰', true],
      ['王芳', true],
    ])
    const open = async (client: DeskClient) => (await client.attendance.explanationsOpen({})).open
    expect([await open(superior.client), await open(manager.client), await open(hr.client)]).toEqual([
      1, 0, 2,
    ])

    const [other] = await list(hr.client)
    const id = other?.id ?? 0
    await expect(answer(superior.client, id, 'accepted')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(answer(superior.client, 999, 'accepted')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(answer(manager.client, id, 'accepted')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(answer(hr.client, 999, 'accepted')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(list(clock)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('is answered once, a refusal with its reason, and no punch comes of it', async () => {
    await explain()
    const id = (await list(superior.client))[0]?.id ?? 0
    await expect(answer(superior.client, id, 'refused')).rejects.toMatchObject({
      code: 'FIELD_INVALID',
      data: { field: 'note' },
    })
    await answer(superior.client, id, 'refused', '门禁有记录')
    await expect(answer(desk.admin, id, 'accepted')).rejects.toMatchObject({ code: 'ALREADY_DONE' })
    expect(await list(superior.client, 'open')).toEqual([])
    expect((await list(superior.client, 'answered'))[0]).toMatchObject({
      ...{ answer: 'refused', answerNote: '门禁有记录', answeredBy: '李娜', answeredAt: desk.clock.wall },
      mayAnswer: false,
    })
    expect(desk.desk.core.sqlite.prepare('SELECT count(*) FROM punches').pluck().get()).toBe(0)
    const given = (await desk.admin.audit.entries({})).find(({ kind }) => kind === 'explanation.answered')
    expect(given?.facts).toBe(JSON.stringify({ staffId, answer: 'refused' }))
    expect(given?.facts).not.toContain('门禁')
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true })
  })

  it('nobody answers his own', async () => {
    await explain('1')
    const [own] = await list(desk.admin)
    expect(own?.mayAnswer).toBe(false)
    await expect(answer(desk.admin, own?.id ?? 0, 'accepted')).rejects.toMatchObject({
      code: 'EXPLANATION_OWN',
    })
    expect((await desk.admin.attendance.explanationsOpen({})).open).toBe(0)
  })
})

describe('the direct superior', () => {
  const save = (id: number, staffNo: string, superiorId: number | null) =>
    desk.admin.staff.update({ requestId: requestId(), id, staffNo, name: '某人', ...fields, superiorId })
  const wrong = { code: 'FIELD_INVALID', data: { field: 'superiorId' } }

  it('is somebody who works here, and never oneself, not even over others', async () => {
    const { id: second } = await person('A-2', '周杰', staffId)
    const { id: third } = await person('A-3', '吴刚', second)
    await expect(save(staffId, 'A-1', staffId)).rejects.toMatchObject(wrong)
    await expect(save(staffId, 'A-1', third)).rejects.toMatchObject(wrong)
    await expect(person('A-4', '郑爽', 999)).rejects.toMatchObject(wrong)
    await save(third, 'A-3', staffId)
    expect(await desk.admin.staff.get({ id: third })).toMatchObject({
      superiorId: staffId,
      superiorName: '王芳',
    })
    await desk.admin.staff.leave({ requestId: requestId(), id: staffId, reason: '离职' })
    expect(await desk.admin.staff.get({ id: third })).toMatchObject({ superiorId: null, superiorName: '' })
    await expect(save(third, 'A-3', staffId)).rejects.toMatchObject(wrong)
  })
})
