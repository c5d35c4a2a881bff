import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startEndOfDay } from '#core/features/visitors/end-of-day.ts'
import { dropVehicleOf } from '#core/features/vehicles/arriving.ts'
import { entriesOf, keptAnswers } from '../support/custody.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { strangeCar } from '../support/goods.ts'
import { visitor } from '../support/visitor.ts'

const hour = 3_600_000
let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const park = (change: Partial<Parameters<TestDesk['admin']['vehicle']['register']>[0]> = {}) =>
  desk.admin.vehicle.register({ requestId: requestId(), ...strangeCar, ...change })
const visit = (change: Partial<Parameters<TestDesk['admin']['visitors']['register']>[0]> = {}) =>
  desk.admin.visitors.register({ requestId: requestId(), ...visitor, ...change })
const onSite = async (text = '') => (await desk.admin.vehicle.list({ text })).rows
const leave = (vehicleId: number, kind: 'seen' | 'said' = 'seen') =>
  desk.admin.vehicle.leave({ requestId: requestId(), vehicleId, kind })
const visitorLeaves = (visitId: number) =>
  desk.admin.visitors.leave({ requestId: requestId(), visitId, kind: 'seen' })
/** Takes a visit back as a colleague's undo does: marks it, then lets go of its vehicle. */
const takeBack = (visitId: number) => {
  desk.desk.core.acts.system(desk.adminId, (scope) => {
    desk.desk.core.sqlite
      .prepare('UPDATE visits SET voided_at = ?, voided_by = ? WHERE id = ?')
      .run(scope.at, desk.adminId, visitId)
    scope.record({ kind: 'visit.left', subject: { table: 'visits', id: visitId }, facts: {} })
    dropVehicleOf(desk.desk.core, scope, visitId)
  })
}
const chainHolds = async () => {
  expect((await desk.admin.audit.verify({})).damage).toEqual([])
}

describe('an unfamiliar vehicle', () => {
  it('is registered alone, numbered without a gap, its plate in one form, and nobody is in the answer', async () => {
    const first = await park({ plate: ' 沪b·８８８８８', driverName: '周涛', driverPhone: '13900001111' })
    expect(first.number).toBe('C2026-00001')
    expect((await park({ plate: '粤BD12345', kind: 'truck' })).number).toBe('C2026-00002')
    expect(await onSite()).toMatchObject([
      { plate: '沪B88888', driverName: '周涛', visitId: null, leaveKind: null, recordedBy: '陈静' },
      { plate: '粤BD12345', kind: 'truck' },
    ])
    expect(entriesOf(desk, 'vehicles', first.id)).toMatchObject([
      { kind: 'vehicle.registered', facts: { number: first.number } },
    ])
    expect(keptAnswers(desk)).not.toMatch(/周涛|沪B88888|13900001111/)
    await chainHolds()
  })

  it('without a plate is known by its description, and by nothing else', async () => {
    await expect(park({ plate: '', description: '' })).rejects.toMatchObject({
      code: 'FIELD_INVALID',
      data: { field: 'plate' },
    })
    await park({ plate: '', kind: 'bicycle', description: '红色折叠车' })
    await park({ plate: '', kind: 'bicycle', description: '黑色' })
    expect((await onSite()).map(({ twice }) => twice)).toEqual([false, false])
  })

  it('whose plate is on site already is asked about with the number, and shown twice once registered', async () => {
    const { number } = await park()
    await expect(park({ plate: '沪b88888' })).rejects.toMatchObject({
      code: 'VEHICLE_ON_SITE',
      data: { number },
    })
    const again = await park({ again: true })
    expect(again.number).toBe('C2026-00002')
    expect((await onSite()).map(({ twice }) => twice)).toEqual([true, true])
    await leave(again.id)
    expect((await onSite()).map(({ twice }) => twice)).toEqual([false])
  })

  it('is found by a fragment of its plate however it is typed, by driver and by place, and stands by place', async () => {
    await park({ place: '地面' })
    await park({ plate: '京A12345', place: '地下 B1', driverName: '赵敏' })
    await park({ plate: '京C00001', place: '地下 B1' })
    expect((await onSite()).map(({ place }) => place)).toEqual(['地下 B1', '地下 B1', '地面'])
    for (const text of ['b888', '沪Ｂ·88', '地面'])
      expect(
        (await onSite(text)).map(({ plate }) => plate),
        text,
      ).toEqual(['沪B88888'])
    expect((await onSite('赵敏')).map(({ plate }) => plate)).toEqual(['京A12345'])
    expect(await onSite('%')).toEqual([])
    expect(await desk.admin.vehicle.places({})).toEqual(['地下 B1', '地面'])
  })

  it('is put right and completed later', async () => {
    const { id } = await park()
    const { visitId: _visit, again: _again, ...fields } = strangeCar
    await desk.admin.vehicle.update({
      requestId: requestId(),
      vehicleId: id,
      ...fields,
      plate: '沪b88889',
      place: '地面 3 号',
      kind: 'van',
    })
    expect(await onSite()).toMatchObject([{ plate: '沪B88889', place: '地面 3 号', kind: 'van' }])
    await chainHolds()
  })
})

describe('a vehicle that came with a visit', () => {
  it('is registered with it in one act, and not at all when the visit is refused', async () => {
    const { id } = await visit({ plate: '京a·12345' })
    const [car] = await onSite()
    expect(car).toMatchObject({ visitId: id, plate: '京A12345', driverName: visitor.name, kind: 'car' })
    await expect(visit({ plate: '京B00001', hostId: 9_999 })).rejects.toMatchObject({ code: 'FIELD_INVALID' })
    expect(await onSite()).toHaveLength(1)
    await visit({ plate: '' })
    expect(await onSite()).toHaveLength(1)
  })

  it('is shared by a second visitor in the same car', async () => {
    const first = await visit()
    const second = await visit({ name: '李华', phone: '13900002222' })
    expect(await onSite()).toHaveLength(1)
    for (const { id } of [first, second])
      expect(await desk.admin.vehicle.ofVisit({ visitId: id })).toMatchObject([{ plate: '京A12345' }])
  })

  it('that was registered alone before has found its driver', async () => {
    const car = await park({ plate: '京A12345' })
    const { id, number } = await visit()
    expect(await onSite()).toMatchObject([
      { id: car.id, visitId: id, visitNumber: number, driverName: visitor.name },
    ])
    await chainHolds()
  })

  it('leaves apart from its driver: he is gone, the desk still sees the car', async () => {
    const { id } = await visit()
    await visitorLeaves(id)
    const [car] = await desk.admin.vehicle.ofVisit({ visitId: id })
    expect(car).toMatchObject({ leaveKind: null, driverLeft: true })
    await leave(car?.id ?? 0, 'said')
    expect(await desk.admin.vehicle.ofVisit({ visitId: id })).toMatchObject([
      { leaveKind: 'said', driverLeft: false, leftRecordedBy: '陈静' },
    ])
    expect(await onSite()).toEqual([])
  })

  it('whose driver left and comes again is put down anew and shown twice', async () => {
    const { id } = await visit()
    await visitorLeaves(id)
    await visit()
    expect((await onSite()).map(({ twice, driverLeft }) => [twice, driverLeft])).toEqual([
      [true, true],
      [true, false],
    ])
  })
})

describe('leaving', () => {
  it('happens once, not before arriving, and not for what is not there', async () => {
    const { id } = await park()
    await expect(
      desk.admin.vehicle.leave({
        requestId: requestId(),
        vehicleId: id,
        kind: 'seen',
        leftAt: desk.clock.wall - hour,
      }),
    ).rejects.toMatchObject({ code: 'FIELD_INVALID', data: { field: 'leftAt' } })
    await leave(id)
    await expect(leave(id)).rejects.toMatchObject({ code: 'VEHICLE_LEFT' })
    await expect(leave(9_999)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('by the system at closing time has no time, and spares what came after it', async () => {
    const early = await park()
    desk.clock.advance(16 * hour) // one in the night
    const late = await park({ plate: '京A00001' })
    const endOfDay = startEndOfDay(desk.desk.core)
    endOfDay.stop()
    expect((await onSite()).map(({ id }) => id)).toEqual([late.id])
    const { rows } = await desk.admin.vehicle.list({ onSite: false })
    expect(rows.find(({ id }) => id === early.id)).toMatchObject({ leaveKind: 'system', leftAt: null })
    await chainHolds()
  })
})

describe('how long a vehicle may stay', () => {
  const overdue = async () => ((await onSite())[0]?.overdueAt ?? 0) - desk.clock.wall

  it('is what the house says when nobody came with it', async () => {
    await park()
    expect(await overdue()).toBe(12 * hour)
    const rules = await desk.admin.receptionRule.get({})
    await desk.admin.receptionRule.save({ requestId: requestId(), rules: { ...rules, parkedHours: 2 } })
    expect(await overdue()).toBe(2 * hour)
  })

  it('is what its visit says, or else the type of visitor', async () => {
    const { id } = await visit({ stayUntil: desk.clock.wall + 3 * hour })
    expect(await overdue()).toBe(3 * hour)
    desk.desk.core.sqlite
      .prepare(
        `INSERT INTO visit_types (id, name, name_en, fields, photo_rule, goods_check, hazards_question, stay_minutes,
         contractor, visitor_side, position) VALUES (901, '送货', 'Delivery', '{}', 'none', 0, 0, 45, 0, 0, 1)`,
      )
      .run()
    desk.desk.core.sqlite.prepare('UPDATE visits SET stay_until = NULL, type_id = 901 WHERE id = ?').run(id)
    expect(await overdue()).toBe(45 * 60_000)
  })
})

describe('a visit taken back', () => {
  it('was never here with its car, which keeps its number', async () => {
    const { id } = await visit()
    takeBack(id)
    expect(await onSite()).toEqual([])
    expect((await desk.admin.vehicle.list({ onSite: false })).rows).toMatchObject([
      { number: 'C2026-00001', leaveKind: null, voidedAt: desk.clock.wall },
    ])
    await chainHolds()
  })

  it('leaves the car to whoever came in it too', async () => {
    const first = await visit()
    const second = await visit({ name: '李华', phone: null })
    takeBack(first.id)
    expect(await onSite()).toMatchObject([{ visitId: second.id, driverName: '李华', driverPhone: '' }])
    await chainHolds()
  })

  it('leaves alone a car that was registered before it', async () => {
    await park({ plate: '京A12345' })
    desk.clock.advance(60_000)
    const { id } = await visit()
    takeBack(id)
    expect(await onSite()).toMatchObject([{ visitId: null, driverName: '', voidedAt: null }])
    await chainHolds()
  })
})

it('vehicles are none of the personnel office’s business', async () => {
  const hr = await desk.person({ name: '周敏', role: 'hr' })
  await expect(hr.client.vehicle.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(hr.client.vehicle.register({ requestId: requestId(), ...strangeCar })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
})
