import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { announce, appointment, people } from '../support/expected.ts'
import { inPass, strangeCar } from '../support/goods.ts'
import { visitor } from '../support/visitor.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const find = async (text: string, client = desk.admin) =>
  (await client.search.all({ text })).map(({ kind, title, open }) => `${kind} ${title}${open ? '' : ' -'}`)
const act = () => ({ requestId: requestId() })
const cancel = (expectedId: number) => desk.admin.expected.cancel({ ...act(), expectedId, scope: 'one' })

describe('an appointment in the one search', () => {
  it('is found by name, pinyin, initials, end of the phone, company, plate and number, and never by its code', async () => {
    const { id, number } = await announce(desk.admin)
    for (const text of ['周小雨', 'zhouxiaoyu', 'ZXY', '5678', '远航', '沪b888', number.toLowerCase()])
      expect(await find(text), text).toEqual(['expected 周小雨'])
    expect(await find('1391')).toEqual([])
    const { code } = await desk.admin.expected.get({ id })
    expect(await find(code)).toEqual([])
    const [found] = await desk.admin.search.all({ text: 'zxy' })
    expect(found).toMatchObject({ id, detail: `2026-03-02 09:00 · 陈静 · 远航物流 · ${number}` })
  })

  it('stands before those of later days, once for all days of a series, and not any more when it is over', async () => {
    const later = { first: '2026-03-09', last: '2026-03-20', weekdays: [1] }
    const series = await announce(desk.admin, { ...later, people: people('周一') })
    const today = await announce(desk.admin, { people: people('周二') })
    const gone = await announce(desk.admin, { people: people('周三') })
    await cancel(gone.id)
    expect(await find('周')).toEqual(['expected 周二', 'expected 周一'])
    expect(await find(gone.number)).toEqual(['expected 周三 -'])
    await cancel(series.ids[0] ?? 0)
    const [, next] = await desk.admin.search.all({ text: '周' })
    expect(next?.id).toBe(series.ids[1])
    await cancel(today.id)
    expect(await find('周')).toEqual(['expected 周一'])
  })

  it('is one of at most eight, and no sign of a pattern finds it', async () => {
    await announce(desk.admin, { people: people(...Array.from({ length: 12 }, (_, at) => `周${at}`)) })
    expect(await find('周')).toHaveLength(8)
    expect(await find('%')).toEqual([])
  })
})

describe('a vehicle in the one search', () => {
  const register = (change: object = {}) =>
    desk.admin.vehicle.register({ ...act(), ...strangeCar, ...change })
  const leave = (vehicleId: number) => desk.admin.vehicle.leave({ ...act(), vehicleId, kind: 'seen' })

  it('here is found by any part of its plate however it is typed, its driver, its looks and its number', async () => {
    const { id, number } = await register({ driverName: '孙司机', driverPhone: '13911112222' })
    for (const text of ['88888', '沪b·888', 'ｂ８８', '孙司', '2222', '大众', number])
      expect(await find(text), text).toEqual(['vehicle 沪B88888'])
    expect(await desk.admin.search.all({ text: '88888' })).toMatchObject([
      { id, detail: `孙司机 · 地下 B1 · ${number}`, open: true },
    ])
    expect(await find('1391')).toEqual([])
    const bicycle = await register({ plate: '', kind: 'bicycle', description: '红色自行车' })
    expect(await find('红色')).toEqual(['vehicle 红色自行车'])
    expect(await desk.admin.vehicle.get({ id: bicycle.id })).toMatchObject({ description: '红色自行车' })
    await expect(desk.admin.vehicle.get({ id: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('gone is found once by how its plate begins, or by its number, behind those here', async () => {
    const first = await register()
    await leave(first.id)
    const second = await register({ again: true })
    await leave(second.id)
    await register({ plate: '沪B88800' })
    expect(await find('沪B888')).toEqual(['vehicle 沪B88800', 'vehicle 沪B88888 -'])
    const [, gone] = await desk.admin.search.all({ text: '沪B888' })
    expect(gone?.id).toBe(second.id)
    expect(await find('沪B8')).not.toContain('vehicle 沪B88888 -')
    expect(await find('88888')).toEqual([])
    expect(await find(first.number)).toEqual(['vehicle 沪B88888 -'])
    await register({ again: true })
    expect(await find('沪B88888')).toEqual(['vehicle 沪B88888'])
  })
})

describe('a goods pass in the one search', () => {
  it('is found by number, holder, end of his phone and what stands on a thing, which is told', async () => {
    const { id, number } = await desk.admin.goodsPass.issue({ ...act(), ...inPass })
    for (const text of ['欧阳', '5678', 'cn-0123', number, number.slice(-3)])
      expect(await find(text), text).toEqual(['goodsPass 欧阳明'])
    expect(await desk.admin.search.all({ text: 'cn-0123' })).toMatchObject([
      { id, detail: `${number} · 信息部 · 显示器 CN-0123`, open: true },
    ])
    await desk.admin.goodsPass.cancel({ ...act(), passId: id, reason: '写错了' })
    expect(await find('欧阳')).toEqual([])
    expect(await find('cn-0123')).toEqual([])
    expect(await find(number)).toEqual(['goodsPass 欧阳明 -'])
  })
})

describe('who may not read a register', () => {
  it('finds nothing of it: the personnel office sees appointments alone', async () => {
    await announce(desk.admin, { ...appointment })
    await desk.admin.vehicle.register({ ...act(), ...strangeCar })
    await desk.admin.goodsPass.issue({ ...act(), ...inPass, holderName: '沪B先生' })
    await desk.admin.visitors.register({ ...act(), ...visitor, plate: '沪B88888' })
    const hr = await desk.person({ name: '周敏', role: 'hr' })
    expect(await find('沪B', hr.client)).toEqual(['expected 周小雨'])
    const receptionist = await desk.person({ name: '王芳', role: 'receptionist' })
    expect((await receptionist.client.search.all({ text: '沪B' })).map(({ kind }) => kind)).toEqual([
      'visit',
      'expected',
      'vehicle',
      'goodsPass',
    ])
  })
})
