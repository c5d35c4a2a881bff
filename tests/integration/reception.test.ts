import { cpSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { presetTypes } from '#shared/domain/reception-presets.ts'
import { siteKinds } from '#shared/contract/values.ts'
import { createFolders } from '../support/data-folder.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { addGrade, addType } from '../support/reception.ts'
import { visitor } from '../support/visitor.ts'

let desk: TestDesk
const folders = createFolders()
afterAll(() => folders.remove())
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

type Input = Parameters<TestDesk['admin']['visitors']['register']>[0]

/** Somebody of whom only the name, the host and the matter are known. */
const plain = {
  ...{ name: '周小雨', phone: null, idKind: null, idNumber: null, reuseIdOf: null, company: '' },
  ...{ hostId: null, hostName: '陈静', reason: '会议', plate: '', companions: 0, companionNames: '' },
  ...{ goods: '', badgeNumber: '', remember: false },
} as const
const arrive = (change: Partial<Input>) =>
  desk.admin.visitors.register({ requestId: requestId(), ...plain, ...change })
const get = async (change: Partial<Input>) => {
  const { id } = await arrive(change)
  return desk.admin.visitors.get({ id })
}
const refused = (field: string) => ({ code: 'FIELD_INVALID', data: { field } })

describe('a type of visitor', () => {
  it.each([
    ['phone', { phone: '13912345678' }],
    ['company', { company: '远航物流' }],
    ['reason', { reason: '面谈' }],
    ['idNumber', { idNumber: '110101199003070011' }],
    ['plate', { plate: '京A12345' }],
    ['goods', { goods: '样品' }],
    ['badgeNumber', { badgeNumber: '07' }],
  ] as const)('that requires %s is refused without it by the core itself', async (column, filled) => {
    const typeId = await addType(desk, { columns: { [column]: 'required' } })
    await expect(arrive({ typeId, reason: '' })).rejects.toMatchObject(refused(column))
    expect(await desk.admin.visitors.onSite({})).toEqual([])
    await arrive({ typeId, reason: '', ...filled })
  })

  it('requires the names of companions only of those who have any', async () => {
    const typeId = await addType(desk, { columns: { companionNames: 'required' } })
    await arrive({ typeId })
    await expect(arrive({ typeId, companions: 2 })).rejects.toMatchObject(refused('companionNames'))
    await arrive({ typeId, companions: 2, companionNames: '李华、赵云' })
  })

  it('asks its own questions, keeps the answers with the visit, and takes no answer to another question', async () => {
    const own = [
      { key: 'own1', label: '介绍信编号', labelEn: 'Letter', rule: 'required', askAgain: true },
      { key: 'own2', label: '房号', labelEn: 'Room', rule: 'optional', askAgain: false },
    ] as const
    const typeId = await addType(desk, { own: [...own] })
    await expect(arrive({ typeId })).rejects.toMatchObject(refused('ownFields.own1'))
    await expect(arrive({ typeId, ownFields: { own1: '字12', own3: '?' } })).rejects.toMatchObject(
      refused('ownFields.own3'),
    )
    const answers = { own1: '粤府介字12号', own2: '1203' }
    const visit = await get({ typeId, ownFields: answers, remember: true })
    expect(visit.ownFields).toEqual(answers)
    const known = await desk.admin.visitors.recall({ visitId: visit.id })
    expect(known).toMatchObject({ typeId, gradeId: null, ownFields: { own2: '1203' } })
    expect(known.ownFields).not.toHaveProperty('own1')
  })

  it('says how long he may stay, unless the desk knows better', async () => {
    const typeId = await addType(desk, { stayMinutes: 90 })
    const visit = await get({ typeId })
    expect(visit.stayUntil).toBe(visit.arrivedAt + 90 * 60_000)
    const sooner = desk.clock.wall + 600_000
    expect((await get({ typeId, stayUntil: sooner })).stayUntil).toBe(sooner)
    expect((await get({})).stayUntil).toBeNull()
  })

  it('that does not ask for the matter is the matter itself', async () => {
    const typeId = await addType(desk, { name: '送餐', columns: { reason: 'hidden' } })
    expect((await get({ typeId, reason: '' })).reason).toBe('送餐')
    await expect(arrive({ reason: '' })).rejects.toMatchObject(refused('reason'))
  })

  it('that was retired takes nobody any more, keeps its visits, and comes back', async () => {
    const typeId = await addType(desk)
    const { id } = await arrive({ typeId })
    await desk.admin.visitType.use({ requestId: requestId(), id: typeId, inUse: false })
    await expect(arrive({ typeId })).rejects.toMatchObject({ code: 'RECEPTION_RETIRED' })
    expect((await desk.admin.visitors.get({ id })).typeId).toBe(typeId)
    const names = async (retired: boolean) =>
      (await desk.admin.visitType.list({ retired })).map(({ name }) => name)
    expect(await names(false)).not.toContain('测试类型')
    expect((await names(true)).at(-1)).toBe('测试类型')
    await desk.admin.visitType.use({ requestId: requestId(), id: typeId, inUse: true })
    await arrive({ typeId })
    await expect(arrive({ typeId: 9999 })).rejects.toMatchObject(refused('typeId'))
  })

  it('has a name of its own, keeps its questions, and stands where the site puts it', async () => {
    const own = [{ key: 'own1', label: '房号', labelEn: '', rule: 'optional', askAgain: false }] as const
    const id = await addType(desk, { own: [...own] })
    await expect(addType(desk)).rejects.toMatchObject({ code: 'NAME_TAKEN', data: { field: 'name' } })
    const type = (await desk.admin.visitType.list({})).find((one) => one.id === id)
    if (!type) throw new Error('not listed')
    const { retiredAt: _, ...fields } = type
    const save = (change: Partial<typeof fields>) =>
      desk.admin.visitType.save({ requestId: requestId(), ...fields, ...change })
    await expect(save({ fields: { ...fields.fields, own: [] } })).rejects.toMatchObject(refused('fields'))
    await expect(save({ gradeId: 9999 })).rejects.toMatchObject(refused('gradeId'))
    await save({ name: '改名' })
    const ids = (await desk.admin.visitType.list({})).map((one) => one.id)
    const order = [id, ...ids.filter((one) => one !== id)]
    await desk.admin.visitType.order({ requestId: requestId(), ids: order })
    expect((await desk.admin.visitType.list({})).map((one) => one.id)).toEqual(order)
    await expect(
      desk.admin.visitType.order({ requestId: requestId(), ids: order.slice(1) }),
    ).rejects.toMatchObject(refused('ids'))
  })
})

describe('a grade of reception', () => {
  it('with recorded papers wants the number, or that of the last visit', async () => {
    const gradeId = await addGrade(desk, { idRule: 'recorded' })
    await expect(arrive({ gradeId, idKind: 'passport' })).rejects.toMatchObject(refused('idNumber'))
    const first = { idKind: 'passport', idNumber: 'E12345678', remember: true } as const
    const { id } = await arrive({ gradeId, ...first })
    expect((await get({ gradeId, reuseIdOf: id })).idNumberMasked).toBe('*******78')
  })

  it('with shown papers wants to know which', async () => {
    const gradeId = await addGrade(desk, { idRule: 'shown' })
    await expect(arrive({ gradeId })).rejects.toMatchObject(refused('idKind'))
    await arrive({ gradeId, idKind: 'driverLicence' })
  })

  it('wants a badge and an escort where the site says so', async () => {
    const badge = await addGrade(desk, { letter: 'X', badgeNeeded: true })
    await expect(arrive({ gradeId: badge })).rejects.toMatchObject(refused('badgeNumber'))
    await arrive({ gradeId: badge, badgeNumber: '12' })
    const escort = await addGrade(desk, { letter: 'Y', escortNeeded: true })
    await expect(arrive({ gradeId: escort })).rejects.toMatchObject(refused('escort'))
    expect((await get({ gradeId: escort, escort: '王芳' })).escort).toBe('王芳')
  })

  it('calls the host, its leader, or nobody', async () => {
    const noHost = { hostName: '' }
    const host = await addGrade(desk, { letter: 'X' })
    await expect(arrive({ gradeId: host, ...noHost })).rejects.toMatchObject(refused('hostId'))
    const nobody = await addGrade(desk, { letter: 'Y', callWhom: 'nobody' })
    expect((await get({ gradeId: nobody, ...noHost })).hostName).toBe('')
    await expect(addGrade(desk, { letter: 'W', callWhom: 'leader' })).rejects.toMatchObject(
      refused('leaderId'),
    )
    const leader = await addGrade(desk, { callWhom: 'leader', leaderId: desk.adminId })
    expect(await get({ gradeId: leader, ...noHost })).toMatchObject({
      hostId: desk.adminId,
      hostName: '陈静',
    })
    expect(await get({ gradeId: leader, hostName: '李总' })).toMatchObject({ hostId: null, hostName: '李总' })
  })

  it('puts him where such visitors wait, unless he is led elsewhere', async () => {
    const gradeId = await addGrade(desk, { waitPlace: '会客室' })
    expect((await get({ gradeId })).place).toBe('会客室')
    expect((await get({ gradeId, place: '大会议室' })).place).toBe('大会议室')
  })

  it('that is anonymous counts people without naming them, and only that grade does', async () => {
    const gradeId = await addGrade(desk, { letter: 'V', anonymous: true })
    const typeId = await addType(desk, { columns: { phone: 'required', idNumber: 'required' } })
    await expect(arrive({ name: '' })).rejects.toMatchObject(refused('name'))
    const visit = await get({ gradeId, typeId, name: '', reason: '', companions: 3, remember: true })
    expect(visit).toMatchObject({ name: '', gradeLetter: 'V', companions: 3, hostName: '陈静' })
    const [inside] = await desk.admin.visitors.onSite({})
    expect(inside).toMatchObject({ id: visit.id, companions: 3 })
    expect(await desk.admin.today.summary({})).toMatchObject({ onSite: 1 })
    // nobody is suggested who was not named
    await expect(desk.admin.visitors.recall({ visitId: visit.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('that was retired receives nobody any more', async () => {
    const gradeId = await addGrade(desk)
    await desk.admin.grade.use({ requestId: requestId(), id: gradeId, inUse: false })
    await expect(arrive({ gradeId })).rejects.toMatchObject({ code: 'RECEPTION_RETIRED' })
    await expect(addGrade(desk)).rejects.toMatchObject({ code: 'NAME_TAKEN', data: { field: 'letter' } })
    await desk.admin.grade.use({ requestId: requestId(), id: gradeId, inUse: true })
    const ids = (await desk.admin.grade.list({})).map(({ id }) => id).reverse()
    await desk.admin.grade.order({ requestId: requestId(), ids })
    expect((await desk.admin.grade.list({})).map(({ id }) => id)).toEqual(ids)
  })
})

describe('somebody who is inside already', () => {
  it('is refused only when the desk asks for it, by name and phone together', async () => {
    const first = await arrive({ phone: '13912345678' })
    const second = { phone: '13912345678', unlessInside: true }
    await expect(arrive(second)).rejects.toMatchObject({
      code: 'VISIT_INSIDE',
      data: { number: first.number },
    })
    await arrive({ ...second, phone: '13900000000' })
    await arrive({ ...second, unlessInside: false })
    for (const { id } of await desk.admin.visitors.onSite({}))
      await desk.admin.visitors.leave({ requestId: requestId(), visitId: id, kind: 'seen' })
    await arrive(second)
  })
})

describe('odd names', () => {
  it.each(['名'.repeat(64), '𠮷田㛃', '李😀', 'محمد علي', "O'Neill", '%_\\'])(
    '%s is kept whole',
    async (name) => {
      expect((await get({ name })).name).toBe(name)
    },
  )

  it('lose what would turn or break the line they stand in', async () => {
    const visit = await get({
      name: '\u202E周\r\n小雨\u200F',
      plate: '京a\u200E12345',
      company: '远航\n物流',
    })
    expect(visit).toMatchObject({ name: '周 小雨', plate: '京A12345', company: '远航 物流' })
  })
})

describe('the usual types and grades', () => {
  it('come with the first start, wired to each other, and everybody at the desk may read them', async () => {
    const { client } = await desk.person({ name: '曾敏', role: 'receptionist' })
    const grades = await client.grade.list({})
    expect(grades.map(({ letter }) => letter)).toEqual(['A', 'B', 'C', 'D'])
    const types = await client.visitType.list({})
    expect(types.map(({ name }) => name)).toEqual(presetTypes('office').map(({ name }) => name))
    expect(types.every(({ gradeId }) => grades.some(({ id }) => id === gradeId))).toBe(true)
    await expect(client.visitType.adopt({ requestId: requestId() })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(desk.admin.visitType.adopt({ requestId: requestId() })).rejects.toMatchObject({
      code: 'ALREADY_DONE',
    })
  })

  it('are adopted by a site that an earlier version set up, once, and its chain still verifies', async () => {
    const dataDir = folders.empty()
    cpSync(fileURLToPath(new URL('../fixtures/schema-3', import.meta.url)), dataDir, { recursive: true })
    const earlier = await openTestDesk({ dataDir })
    expect(await earlier.admin.visitType.list({ retired: true })).toEqual([])
    await earlier.admin.visitType.adopt({ requestId: requestId() })
    expect(await earlier.admin.visitType.list({})).toHaveLength(presetTypes('office').length)
    expect(await earlier.admin.grade.list({})).toHaveLength(4)
    expect(await earlier.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
    await earlier.close()
  })

  it.each(siteKinds)(
    'of %s are four or more, most frequent first, with questions in places of their own',
    (kind) => {
      expect(presetTypes(kind).length).toBeGreaterThanOrEqual(4)
      for (const { fields, name } of presetTypes(kind)) {
        expect(new Set(fields.own.map(({ key }) => key)).size, name).toBe(fields.own.length)
        expect(fields.own.length).toBeLessThanOrEqual(12)
      }
    },
  )

  it('leave a chain that verifies', async () => {
    await arrive(visitor)
    await addType(desk)
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true })
  })
})
