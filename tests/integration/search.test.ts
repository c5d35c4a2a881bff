import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { deposit, openMatter, parcel, register } from '../support/handover.ts'
import { visitor } from '../support/visitor.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const find = async (text: string, client = desk.admin) =>
  (await client.search.all({ text })).map(({ kind, title, open }) => `${kind} ${title}${open ? '' : ' -'}`)

describe('the one search', () => {
  it('finds a visit by name, pinyin, initials, number, end of the phone, plate and badge', async () => {
    await register(desk.admin)
    await desk.admin.visitors.register({
      requestId: requestId(),
      ...visitor,
      name: '司马光',
      phone: null,
      plate: '',
      badgeNumber: '07',
    })
    for (const text of ['欧阳', 'ouyangm', 'OYM', '00001', '5678', '京a123'])
      expect(await find(text)).toContain('visit 欧阳明')
    expect(await find('07')).toContain('visit 司马光')
    expect(await find('1380')).toEqual([])
    expect(await find('没有这个人')).toEqual([])
  })

  it('takes % and _ as letters', async () => {
    await register(desk.admin)
    expect(await find('%')).toEqual([])
    expect(await find('_')).toEqual([])
  })

  it('puts those still open first, then the newest, and at most eight of a kind', async () => {
    const { id: oldest } = await register(desk.admin, '张伟')
    for (let index = 0; index < 9; index += 1) {
      const { id } = await register(desk.admin, `张伟${index}`)
      await desk.admin.visitors.leave({ requestId: requestId(), visitId: id, kind: 'seen' })
    }
    const found = (await desk.admin.search.all({ text: '张伟' })).filter(({ kind }) => kind === 'visit')
    expect(found).toHaveLength(8)
    expect(found[0]).toMatchObject({ id: oldest, open: true })
    expect(found[1]).toMatchObject({ title: '张伟8', open: false })
  })

  it('finds parcels, deposits and colleagues', async () => {
    await desk.admin.parcels.receive({ requestId: requestId(), ...parcel })
    await desk.admin.deposits.open({ requestId: requestId(), ...deposit })
    for (const text of ['孙悦', 'sunyue', 'SF1234567890123', '0123', '6677', '2-5-1'])
      expect(await find(text)).toEqual(['parcel 孙悦'])
    for (const text of ['赵敏', 'zm', 'F-0001', '1208', '2222'])
      expect(await find(text)).toEqual(['deposit 赵敏'])
    expect(await find('chenj')).toEqual(['staff 陈静'])
  })

  it('shows nobody what he may not read', async () => {
    await register(desk.admin)
    const hr = await desk.person({ name: '欧阳红', role: 'hr' })
    const receptionist = await desk.person({ name: '王芳', role: 'receptionist' })
    expect(await find('欧阳', hr.client)).toEqual(['staff 欧阳红'])
    expect(await find('欧阳', receptionist.client)).toEqual([
      'visit 欧阳明',
      'vehicle 京A12345',
      'staff 欧阳红',
    ])
    await expect(desk.client('clock').search.all({ text: '欧阳' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

describe('the numbers of the day', () => {
  it('count what is open now, and arrivals by the hour of the site', async () => {
    await register(desk.admin) // 09:00 in Shanghai
    const { id } = await register(desk.admin)
    await desk.admin.visitors.leave({ requestId: requestId(), visitId: id, kind: 'seen' })
    desk.clock.advance(5 * 3_600_000)
    await register(desk.admin)
    const day = 86_400_000
    const arrivedAt = desk.clock.wall - day
    await desk.admin.visitors.register({ requestId: requestId(), ...visitor, arrivedAt })
    await openMatter(desk.admin, '电梯维修回访')
    const summary = await desk.admin.today.summary({})
    expect(summary).toMatchObject({
      onSite: 3,
      visitsToday: 3,
      mattersOpen: 1,
      parcelsHeld: 0,
      depositsHeld: 0,
      staffPresent: 0,
    })
    expect(summary.visitsByHour[9]).toBe(2)
    expect(summary.visitsByHour[14]).toBe(1)
    expect(summary.visitsByHour.reduce((sum, count) => sum + count)).toBe(3)
  })
})
