import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const member = { department: '技术部', extension: '', role: null, shiftId: null }
const add = async (staffNo: string, name: string, fields: Partial<typeof member> = {}) =>
  (await desk.admin.staff.create({ requestId: requestId(), staffNo, name, ...member, ...fields })).id
const found = async (text: string) => (await desk.admin.staff.find({ text })).map(({ name }) => name)

describe('finding a person', () => {
  beforeEach(async () => {
    await add('A-17', '张伟', { department: '市场部', extension: '8017' })
    await add('A-18', '张薇薇', { extension: '8018' })
    await add('B-02', '单小张')
    await add('17', '欧阳明')
    await add('A-20', 'Anna Zhang')
  })

  it('goes by name, pinyin, initials, department, staff number and extension', async () => {
    expect(await found('欧阳')).toEqual(['欧阳明'])
    expect(await found('ouyangming')).toEqual(['欧阳明'])
    expect(await found('oym')).toEqual(['欧阳明'])
    expect(await found('市场')).toEqual(['张伟'])
    expect(await found('8018')).toEqual(['张薇薇'])
    expect(await found('b-02')).toEqual(['单小张'])
    expect(await found('shanxiao')).toEqual(['单小张']) // 单 is read shan as a surname
    expect(await found('anna')).toEqual(['Anna Zhang'])
    expect(await found('没有的人')).toEqual([])
  })

  it('puts exact before beginning before anywhere', async () => {
    expect(await found('zhangwei')).toEqual(['张伟', '张薇薇'])
    expect(await found('zhang wei')).toEqual(['张伟', '张薇薇'])
    expect(await found('17')).toEqual(['欧阳明', '张伟'])
    expect((await found('zhang')).slice(-1)).not.toEqual(['张伟'])
    expect(await found('张')).toEqual(['张伟', '张薇薇', '单小张'])
  })

  it('takes signs of the pattern language literally', async () => {
    expect(await found('%')).toEqual([])
    expect(await found('_')).toEqual([])
  })
})

describe('the staff list', () => {
  it('refuses a staff number twice, also one of somebody who has left', async () => {
    const id = await add('A-1', '王芳')
    await expect(add('a-1', '李娜')).rejects.toMatchObject({ code: 'STAFF_NO_TAKEN' })
    await expect(add('A-1', '李娜')).rejects.toMatchObject({ code: 'STAFF_NO_TAKEN' })
    await desk.admin.staff.leave({ requestId: requestId(), id, reason: '离职' })
    await expect(add('A-1', '李娜')).rejects.toMatchObject({ code: 'STAFF_NO_TAKEN' })
    await expect(
      desk.admin.staff.update({
        requestId: requestId(),
        id: desk.adminId,
        staffNo: 'A-1',
        name: '陈静',
        ...member,
      }),
    ).rejects.toMatchObject({ code: 'STAFF_NO_TAKEN' })
  })

  it('keeps a person who has left for history, without sign-in', async () => {
    const { staffId, pin } = await desk.person({ name: '王芳', role: 'receptionist' })
    await desk.admin.staff.leave({ requestId: requestId(), id: staffId, reason: '离职' })
    await expect(desk.client().session.signIn({ staffId, pin })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await desk.admin.staff.list({})).map(({ name }) => name)).toEqual(['陈静'])
    expect(await desk.admin.staff.list({ left: true })).toMatchObject([
      { name: '王芳', hasPin: false, leftAt: desk.clock.wall },
    ])
    expect(await found('王芳')).toEqual([])
    await expect(
      desk.admin.staff.leave({ requestId: requestId(), id: staffId, reason: '再来一次' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('keeps one administrator who can sign in', async () => {
    const admin = { staffNo: '1', name: '陈静', department: '', extension: '', shiftId: null }
    const lose = [
      () => desk.admin.staff.leave({ requestId: requestId(), id: desk.adminId, reason: '离职' }),
      () =>
        desk.admin.staff.update({ requestId: requestId(), id: desk.adminId, ...admin, role: 'receptionist' }),
    ]
    for (const act of lose) await expect(act()).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' })
    // an administrator without a PIN does not count: nobody could sign in
    const second = await desk.admin.staff.create({
      requestId: requestId(),
      staffNo: '2',
      name: '刘洋',
      ...member,
      role: 'administrator',
    })
    for (const act of lose) await expect(act()).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' })
    await desk.admin.staff.setPin({ requestId: requestId(), id: second.id, pin: 'long-password' })
    await lose[0]?.()
  })

  it('lets only an administrator give or take a role, or send an administrator away', async () => {
    const hr = await desk.person({ name: '孙丽', role: 'hr' })
    const fields = { staffNo: 'A-5', name: '赵强', ...member }
    await expect(
      hr.client.staff.create({ requestId: requestId(), ...fields, role: 'administrator' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const { id } = await hr.client.staff.create({ requestId: requestId(), ...fields })
    await expect(
      hr.client.staff.update({ requestId: requestId(), id, ...fields, role: 'receptionist' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await hr.client.staff.update({ requestId: requestId(), id, ...fields, extension: '8020' })
    const second = await desk.person({ name: '刘洋', role: 'administrator' })
    await expect(
      hr.client.staff.leave({ requestId: requestId(), id: second.staffId, reason: '离职' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(hr.client.staff.setPin({ requestId: requestId(), id, pin: '730518' })).rejects.toMatchObject(
      { code: 'FORBIDDEN' },
    )
  })

  it('refuses a weak PIN and keeps none in the stored request', async () => {
    const id = await add('A-1', '王芳')
    await expect(
      desk.admin.staff.setPin({ requestId: requestId(), id, pin: '123456' }),
    ).rejects.toMatchObject({ code: 'PIN_WEAK' })
    const request = { requestId: requestId(), id, pin: '730518' }
    await desk.admin.staff.setPin(request)
    // the same request with another PIN answers as before: the PIN is no part of what is stored
    await desk.admin.staff.setPin({ ...request, pin: '730519' })
    expect(await desk.admin.staff.get({ id })).toMatchObject({ hasPin: true })
  })

  it('writes every change into the chain, without the name', async () => {
    const id = await add('A-1', '王芳')
    await desk.admin.staff.setPin({ requestId: requestId(), id, pin: '730518' })
    await desk.admin.staff.leave({ requestId: requestId(), id, reason: '合同到期' })
    const entries = await desk.admin.audit.entries({})
    const kinds = entries.map(({ kind }) => kind)
    for (const kind of ['staff.created', 'staff.pinSet', 'staff.left']) expect(kinds).toContain(kind)
    expect(entries.map(({ facts }) => facts).join()).not.toContain('王芳')
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true })
  })
})

describe('shifts and departments', () => {
  const office = { name: '白班', startMinute: 510, endMinute: 1050, graceMinutes: 10, weekdays: [1, 2, 3] }
  it('are saved, changed and listed by their start', async () => {
    const night = { name: '夜班', startMinute: 1050, endMinute: 1950, graceMinutes: 0, weekdays: [6, 7] }
    await desk.admin.staff.saveShift({ requestId: requestId(), id: null, ...night })
    const { id } = await desk.admin.staff.saveShift({ requestId: requestId(), id: null, ...office })
    await desk.admin.staff.saveShift({ requestId: requestId(), id, ...office, graceMinutes: 5 })
    expect(await desk.admin.staff.shifts({})).toMatchObject([
      { id, name: '白班', graceMinutes: 5, weekdays: [1, 2, 3] },
      { name: '夜班', endMinute: 1950 },
    ])
    await expect(
      desk.admin.staff.saveShift({ requestId: requestId(), id: null, ...office }),
    ).rejects.toMatchObject({ code: 'FIELD_INVALID', data: { field: 'name' } })
    await expect(
      desk.admin.staff.saveShift({ requestId: requestId(), id, ...office, endMinute: 500 }),
    ).rejects.toMatchObject({ code: 'FIELD_INVALID', data: { field: 'endMinute' } })
    await expect(add('A-1', '王芳', { shiftId: 99 as never })).rejects.toMatchObject({
      code: 'FIELD_INVALID',
      data: { field: 'shiftId' },
    })
  })

  it('offer what the kind of site starts with and what is in use', async () => {
    await add('A-1', '王芳', { department: '实验室' })
    const departments = await desk.admin.staff.departments({})
    expect(departments).toContain('行政部')
    expect(departments.at(-1)).toBe('实验室')
  })
})
