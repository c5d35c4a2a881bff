import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { colleague, goAway } from '../support/calls.ts'
import { entriesOf } from '../support/custody.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'

const hour = 3_600_000
let desk: TestDesk
let host: Awaited<ReturnType<typeof colleague>>
let deputy: Awaited<ReturnType<typeof colleague>>
beforeEach(async () => {
  desk = await openTestDesk()
  host = await colleague(desk, '王芳')
  deputy = await colleague(desk, '李强')
})
afterEach(() => desk.close())

const save = (change: Partial<Parameters<TestDesk['admin']['absence']['save']>[0]> = {}) =>
  desk.admin.absence.save({
    ...{ requestId: requestId(), id: null, staffId: host.id, deputyId: deputy.id, message: '外出开会' },
    ...{ fromAt: desk.clock.wall + hour, untilAt: desk.clock.wall + 3 * hour },
    ...change,
  })
const absenceOf = async () => (await desk.admin.absence.state({ staffId: host.id })).absence

describe('an absence', () => {
  it('runs from its beginning to its end, and is told with its message and deputy', async () => {
    const until = desk.clock.wall + 3 * hour
    const { id } = await save()
    expect(await absenceOf()).toBeNull()
    desk.clock.advance(hour)
    expect(await absenceOf()).toEqual({ until, message: '外出开会', deputyName: '李强' })
    desk.clock.advance(2 * hour)
    expect(await absenceOf()).toBeNull()
    expect(entriesOf(desk, 'absences', id)).toMatchObject([
      { kind: 'absence.saved', facts: { staffId: host.id, deputyId: deputy.id } },
    ])
  })

  it('stands beside the person wherever a host is looked for', async () => {
    await goAway(desk, host.id, deputy.id)
    const found = await desk.admin.staff.find({ text: 'wf' })
    expect(found).toMatchObject([
      {
        name: '王芳',
        absence: { until: desk.clock.wall + 2 * hour, message: '外出开会', deputyName: '李强' },
      },
    ])
    expect(await desk.admin.staff.find({ text: 'lq' })).toMatchObject([{ absence: null }])
  })

  it('is changed, and ended by whoever comes back early', async () => {
    const { id } = await save({ fromAt: desk.clock.wall })
    await save({
      id,
      fromAt: desk.clock.wall,
      untilAt: desk.clock.wall + hour,
      message: '看病',
      deputyId: null,
    })
    expect(await absenceOf()).toEqual({ until: desk.clock.wall + hour, message: '看病', deputyName: '' })
    expect(await desk.admin.absence.list({})).toHaveLength(1)
    await desk.admin.absence.end({ requestId: requestId(), id })
    expect(await absenceOf()).toBeNull()
    expect(entriesOf(desk, 'absences', id).map(({ kind }) => kind)).toEqual([
      'absence.saved',
      'absence.saved',
      'absence.ended',
    ])
    for (const again of [desk.admin.absence.end({ requestId: requestId(), id }), save({ id })])
      await expect(again).rejects.toMatchObject({ code: 'ALREADY_DONE' })
  })

  it('is over for whoever clocks in after it began, and not for whoever was in before', async () => {
    await host.punch()
    desk.clock.advance(hour)
    await save({ fromAt: desk.clock.wall })
    expect(await absenceOf()).not.toBeNull()
    desk.clock.advance(120_000)
    await host.punch() // goes out
    expect(await absenceOf()).not.toBeNull()
    desk.clock.advance(120_000)
    await host.punch()
    expect(await absenceOf()).toBeNull()
  })

  it('of two at once is told by the newer word, and then by the older again', async () => {
    await save({ fromAt: desk.clock.wall, untilAt: desk.clock.wall + 5 * hour, message: '出差' })
    desk.clock.advance(1_000)
    await save({ fromAt: desk.clock.wall, untilAt: desk.clock.wall + hour, message: '飞机上' })
    expect(await absenceOf()).toMatchObject({ message: '飞机上' })
    desk.clock.advance(hour)
    expect(await absenceOf()).toMatchObject({ message: '出差' })
  })

  it('is refused when it is over before it begins, has no end in sight, or the deputy is the person', async () => {
    const wrong = (field: string) => ({ code: 'FIELD_INVALID', data: { field } })
    const now = desk.clock.wall
    await expect(save({ fromAt: now - 2, untilAt: now - 1 })).rejects.toMatchObject(wrong('untilAt'))
    await expect(save({ fromAt: now + 2, untilAt: now + 1 })).rejects.toMatchObject(wrong('untilAt'))
    await expect(save({ untilAt: now + 400 * 24 * hour })).rejects.toMatchObject(wrong('untilAt'))
    await expect(save({ deputyId: host.id })).rejects.toMatchObject(wrong('deputyId'))
    await expect(save({ deputyId: 9_999 })).rejects.toMatchObject(wrong('deputyId'))
    await expect(save({ staffId: 9_999 })).rejects.toMatchObject(wrong('staffId'))
    await expect(save({ id: 9_999 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await desk.admin.absence.list({})).toEqual([])
  })

  it('is recorded by the desk and by HR', async () => {
    for (const role of ['receptionist', 'hr'] as const) {
      const { client } = await desk.person({ name: role, role })
      const input = {
        staffId: host.id,
        deputyId: null,
        message: '',
        fromAt: desk.clock.wall,
        untilAt: desk.clock.wall + hour,
      }
      const { id } = await client.absence.save({ requestId: requestId(), id: null, ...input })
      await client.absence.end({ requestId: requestId(), id })
    }
  })

  it('is listed while it runs or comes, soonest first', async () => {
    await save()
    await save({ staffId: deputy.id, deputyId: null, fromAt: desk.clock.wall, untilAt: desk.clock.wall + 1 })
    expect(await desk.admin.absence.list({})).toMatchObject([
      { name: '李强', deputyName: '' },
      { name: '王芳', department: '市场部', deputyName: '李强', recordedBy: '陈静' },
    ])
    desk.clock.advance(1)
    expect(await desk.admin.absence.list({})).toMatchObject([{ name: '王芳' }])
  })
})

describe('the staff list', () => {
  it('keeps the mobile and who stands in', async () => {
    const member = await desk.admin.staff.get({ id: host.id })
    const { staffNo, name, department, extension, role, shiftId } = member
    const update = (deputyId: number) =>
      desk.admin.staff.update({
        ...{ requestId: requestId(), id: host.id, staffNo, name, department, extension, role, shiftId },
        ...{ mobile: '13900000001', deputyId },
      })
    await update(deputy.id)
    expect(await desk.admin.staff.get({ id: host.id })).toMatchObject({
      mobile: '13900000001',
      deputyId: deputy.id,
      deputyName: '李强',
    })
    for (const wrong of [host.id, 9_999])
      await expect(update(wrong)).rejects.toMatchObject({
        code: 'FIELD_INVALID',
        data: { field: 'deputyId' },
      })
    await desk.admin.staff.leave({ requestId: requestId(), id: deputy.id, reason: '离职' })
    expect(await desk.admin.staff.get({ id: host.id })).toMatchObject({ deputyId: null, deputyName: '' })
  })
})
