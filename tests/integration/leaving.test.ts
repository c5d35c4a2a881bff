import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeskClient } from '#core/desk.ts'
import { createLeaving } from '#core/features/visitors/leaving.ts'
import { entriesOf, keptAnswers } from '../support/custody.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { visitor } from '../support/visitor.ts'

const minute = 60_000
let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

type Registration = Partial<Parameters<DeskClient['visitors']['register']>[0]>
const register = (change: Registration = {}, client = desk.admin) =>
  client.visitors.register({ requestId: requestId(), ...visitor, ...change })
const leave = (visitId: number, change: Partial<Parameters<DeskClient['visitors']['leave']>[0]> = {}) =>
  desk.admin.visitors.leave({ requestId: requestId(), visitId, kind: 'seen', ...change })
const get = (id: number) => desk.admin.visitors.get({ id })
const notes = (visitId: number) => desk.admin.visitors.leaveNotes({ visitId })
const course = (visitId: number, client = desk.admin) => client.visitors.course({ visitId })
const undoLeaving = (visitId: number) => desk.admin.visitors.undoLeaving({ requestId: requestId(), visitId })
const take = (visitId: number, client = desk.admin) =>
  client.visitors.void({ requestId: requestId(), visitId })
const sql = () => desk.desk.core.sqlite

describe('leaving', () => {
  it('that somebody said keeps who said so, and one that was seen keeps nobody', async () => {
    const [seen, byHost, byDeputy] = [await register(), await register(), await register()]
    await leave(seen.id, { saidBy: 'other' })
    await leave(byHost.id, { kind: 'said' })
    await leave(byDeputy.id, { kind: 'said', saidBy: 'deputy' })
    const facts = [seen, byHost, byDeputy].map(({ id }) => entriesOf(desk, 'visits', id).at(-1)?.facts)
    expect(facts.map((one) => one?.['saidBy'])).toEqual([undefined, 'host', 'deputy'])
    expect((await course(byDeputy.id)).entries).toMatchObject([
      { kind: 'visit.left', leaveKind: 'said', saidBy: 'deputy', by: '陈静' },
    ])
  })

  it('a second time is refused, and after the system closed the visit too', async () => {
    const { id } = await register()
    await leave(id)
    await expect(leave(id, { kind: 'said' })).rejects.toMatchObject({ code: 'VISIT_LEFT' })
    const closed = await register()
    createLeaving(desk.desk.core).closeBySystem(desk.clock.wall + 1)
    await expect(leave(closed.id)).rejects.toMatchObject({ code: 'VISIT_LEFT' })
  })

  it('never comes before arriving', async () => {
    const { id } = await register()
    await expect(leave(id, { leftAt: desk.clock.wall - minute })).rejects.toMatchObject({
      code: 'FIELD_INVALID',
      data: { field: 'leftAt' },
    })
  })

  it('asks for each pass what became of it, and signs nobody out before it is answered', async () => {
    const { id, number } = await register({
      badgeNumber: '07',
      passes: [
        { kind: 'card', number: 'K12' },
        { kind: 'key', number: '3F' },
      ],
    })
    const { passes } = await notes(id)
    expect(passes.map(({ kind, number: hung }) => [kind, hung])).toEqual([
      ['badge', '07'],
      ['card', 'K12'],
      ['key', '3F'],
    ])
    const [badge = 0, card = 0, key = 0] = passes.map((pass) => pass.id)
    await expect(leave(id)).rejects.toMatchObject({ code: 'PASS_UNANSWERED', data: { number: '07' } })
    const answers = [
      { passId: badge, state: 'returned' as const, note: '' },
      { passId: card, state: 'kept' as const, note: '落在客户处' },
      { passId: key, state: 'lost' as const, note: '' },
    ]
    await expect(leave(id, { passes: answers })).rejects.toMatchObject({
      code: 'FIELD_INVALID',
      data: { field: 'note' },
    })
    expect(await get(id)).toMatchObject({ leaveKind: null, passesOut: '07, K12, 3F' })
    expect(await desk.admin.matters.list({})).toEqual([])

    answers[2] = { passId: key, state: 'lost', note: '找不到了' }
    await leave(id, { passes: answers })
    expect(await get(id)).toMatchObject({ leaveKind: 'seen', passesOut: 'K12' })
    expect((await desk.admin.matters.list({})).map(({ text }) => text)).toEqual([
      `门卡 K12 没有带回：访客登记 ${number}，落在客户处`,
      `钥匙 3F 遗失：访客登记 ${number}，找不到了`,
    ])
    expect(await desk.admin.lentPass.out({})).toMatchObject([
      { number: 'K12', visitNumber: number, inside: false, note: '落在客户处', phone: visitor.phone },
    ])
  })

  it('is reminded of companions, of a car still here and of goods passes nobody closed', async () => {
    const { id } = await register()
    expect(await notes(id)).toEqual({
      passes: [],
      companions: 1,
      companionNames: '李华',
      notes: [{ kind: 'vehicle', number: '京A12345' }],
    })
    const goods = sql().prepare(
      `INSERT INTO goods_passes (number, kind, visit_id, holder_name, holder_phone, owner, room, authorisation,
         carrier_id_masked, plate, note, guard_name, moving_out, direction, state, closed_at, recorded_at, recorded_by)
       VALUES (?, 'in', ?, '', '', '', '', '', '', '', '', '', 0, 'inOut', ?, ?, 1, 1)`,
    )
    goods.run('G1', id, 'inside', null)
    goods.run('G2', id, 'passed', 1)
    expect((await notes(id)).notes).toEqual([
      { kind: 'vehicle', number: '京A12345' },
      { kind: 'goodsPass', number: 'G1' },
    ])
    await expect(notes(9_999)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('finds who is meant by the code of a badge, a number or a pass, and only somebody inside', async () => {
    const { id, number } = await register({ badgeNumber: 'A-07' })
    const find = async (text: string) => (await desk.admin.visitors.findInside({ text })).visitId
    for (const text of [`QT-V:${number}`, `qt-v:${number.toLowerCase()}`, number, 'A-07', 'ａ-０７ '])
      expect(await find(text), text).toBe(id)
    for (const text of ['A-7', 'QT-V:', 'V2026-99999']) expect(await find(text), text).toBeNull()
    const [badge] = (await notes(id)).passes
    await leave(id, { passes: [{ passId: badge?.id ?? 0, state: 'returned', note: '' }] })
    for (const text of [`QT-V:${number}`, 'A-07']) expect(await find(text), text).toBeNull()
  })
})

describe('a leaving taken back', () => {
  it('puts the visitor inside again with his passes, and the leaving stays in the chain', async () => {
    const { id } = await register({ badgeNumber: '07' })
    desk.clock.advance(30 * minute)
    const [badge] = (await notes(id)).passes
    await leave(id, { passes: [{ passId: badge?.id ?? 0, state: 'returned', note: '' }] })
    expect(await course(id)).toMatchObject({ mayUndoLeaving: true, mayVoid: false })
    desk.clock.advance(9 * minute)
    await undoLeaving(id)
    expect(await get(id)).toMatchObject({ leaveKind: null, leftAt: null, passesOut: '07' })
    expect(await desk.admin.visitors.onSite({})).toHaveLength(1)
    expect((await course(id)).entries.map(({ kind }) => kind)).toEqual(['visit.left', 'visit.leavingUndone'])
    await expect(undoLeaving(id)).rejects.toMatchObject({ code: 'ALREADY_DONE' })
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  })

  it('leaves a badge with whoever got it meanwhile', async () => {
    const first = await register({ badgeNumber: '07' })
    const [badge] = (await notes(first.id)).passes
    await leave(first.id, { passes: [{ passId: badge?.id ?? 0, state: 'returned', note: '' }] })
    const second = await register({ badgeNumber: '07' })
    await undoLeaving(first.id)
    expect(await get(first.id)).toMatchObject({ leaveKind: null, passesOut: '' })
    expect(await get(second.id)).toMatchObject({ passesOut: '07' })
  })

  it.each([
    ['later than the rules allow', () => 11 * minute],
    ['with a clock set back by a day', () => -86_400_000],
  ])('is refused %s', async (_when, by) => {
    const { id } = await register()
    await leave(id)
    desk.clock.wall += by()
    expect((await course(id)).mayUndoLeaving).toBe(false)
    await expect(undoLeaving(id)).rejects.toMatchObject({ code: 'UNDO_TOO_LATE', data: { minutes: 10 } })
    expect(await get(id)).toMatchObject({ leaveKind: 'seen' })
  })

  it('is nothing for a visit that the system closed', async () => {
    const { id } = await register()
    createLeaving(desk.desk.core).closeBySystem(desk.clock.wall + 1)
    await expect(undoLeaving(id)).rejects.toMatchObject({ code: 'ALREADY_DONE' })
  })
})

describe('a registration taken back', () => {
  it('keeps its number, was never inside, is counted nowhere, and its badge is free again', async () => {
    const { id, number } = await register({ badgeNumber: '07' })
    await take(id)
    expect(await desk.admin.visitors.onSite({})).toEqual([])
    expect(await desk.admin.today.summary({})).toMatchObject({ onSite: 0, visitsToday: 0 })
    expect((await desk.admin.visitors.list({})).rows).toMatchObject([{ number, voidedAt: desk.clock.wall }])
    expect(await desk.admin.expected.atDoor({ text: '欧阳' })).toEqual([])
    expect(await desk.admin.lentPass.out({})).toEqual([])
    expect((await register({ badgeNumber: '07' })).number).toBe('V2026-00002')
    await expect(leave(id)).rejects.toMatchObject({ code: 'VISIT_LEFT' })
    await expect(take(id)).rejects.toMatchObject({ code: 'ALREADY_DONE' })
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  })

  it('is for whoever registered it and for a duty manager, within the time of the rules', async () => {
    const wang = await desk.person({ name: '王芳', role: 'receptionist' })
    const li = await desk.person({ name: '李强', role: 'receptionist' })
    const ma = await desk.person({ name: '马超', role: 'dutyManager' })
    const { id } = await register({}, wang.client)
    await expect(take(id, li.client)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await course(id, li.client)).mayVoid).toBe(false)
    for (const { client } of [wang, ma]) expect((await course(id, client)).mayVoid).toBe(true)
    desk.clock.advance(11 * minute)
    await expect(take(id, ma.client)).rejects.toMatchObject({ code: 'UNDO_TOO_LATE' })
    const again = await register({}, wang.client)
    await take(again.id, ma.client)
    expect((await course(again.id)).entries).toMatchObject([{ kind: 'visit.voided', by: '马超' }])
  })

  it('is refused while others depend on it, and after the visitor has left', async () => {
    const { id } = await register()
    await leave(id)
    await expect(take(id)).rejects.toMatchObject({ code: 'VISIT_LEFT' })
    const traced = await register()
    const step = { visitId: traced.id, way: 'called' as const, outcome: 'unknown' as const, note: '' }
    await desk.admin.trace.record({ requestId: requestId(), ...step })
    await expect(take(traced.id)).rejects.toMatchObject({ code: 'VISIT_IN_USE' })
    expect((await course(traced.id)).mayVoid).toBe(false)
  })
})

describe('the report of the shift', () => {
  it('counts neither what was taken back, nor twice who left twice', async () => {
    const wang = await desk.person({ name: '王芳', role: 'receptionist' })
    await wang.client.handovers.openFirst({ requestId: requestId() })
    const mistake = await register()
    await take(mistake.id)
    const [again, stays] = [await register(), await register()]
    for (const { id } of [again, stays]) {
      await leave(id)
      await undoLeaving(id)
    }
    await leave(again.id)
    const { id: handoverId } = await wang.client.handovers.start({ requestId: requestId() })
    const counts = { visitors: 1, parcels: 0, deposits: 0, cashCountedFen: 0 }
    await wang.client.handovers.count({ requestId: requestId(), handoverId, ...counts })
    const { report } = await wang.client.handovers.get({ id: handoverId })
    expect(report).toMatchObject({ visitsRegistered: 2, visitsLeft: 1 })
  })
})

describe('what is kept of leaving', () => {
  it('holds no person in stored answers and facts', async () => {
    const { id } = await register({ badgeNumber: '07' })
    const [badge] = (await notes(id)).passes
    await leave(id, { passes: [{ passId: badge?.id ?? 0, state: 'kept', note: '欧阳带走了' }] })
    await undoLeaving(id)
    for (const personal of ['欧阳', visitor.phone]) expect(keptAnswers(desk)).not.toContain(personal)
  })
})
