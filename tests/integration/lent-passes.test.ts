import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeskClient } from '#core/desk.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { openDuty, startAndCount } from '../support/handover.ts'
import { visitor } from '../support/visitor.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const register = (change: Partial<Parameters<DeskClient['visitors']['register']>[0]> = {}) =>
  desk.admin.visitors.register({ requestId: requestId(), ...visitor, ...change })
const lend = (visitId: number, number: string, kind: 'badge' | 'card' | 'key' = 'card') =>
  desk.admin.lentPass.lend({ requestId: requestId(), visitId, kind, number })
const back = (passId: number) => desk.admin.lentPass.return({ requestId: requestId(), passId })
const out = (text = '') => desk.admin.lentPass.out({ text })

describe('a pass', () => {
  it('is with one visitor at a time: the refusal names who has it, and leaves no visit behind', async () => {
    const { number } = await register({ badgeNumber: 'a7' })
    for (const badgeNumber of ['A7', 'ａ７'])
      await expect(register({ badgeNumber })).rejects.toMatchObject({
        code: 'PASS_OUT',
        data: { number: 'A7', visit: number },
      })
    await expect(register({ passes: [{ kind: 'badge', number: ' a7' }] })).rejects.toMatchObject({
      code: 'PASS_OUT',
    })
    expect(await desk.admin.visitors.onSite({})).toHaveLength(1)
    // another kind hangs on another board
    expect((await register({ passes: [{ kind: 'card', number: 'A7' }] })).number).toBe('V2026-00002')
  })

  it('typed twice in one form is lent once', async () => {
    await register({ badgeNumber: '07', passes: [{ kind: 'badge', number: '０７' }] })
    expect(await out()).toMatchObject([{ kind: 'badge', number: '07' }])
  })

  it('is one of several lent with a registration, which all come back when that is taken back; six are too many', async () => {
    const passes = [
      { kind: 'card' as const, number: 'K12' },
      { kind: 'key' as const, number: '3F' },
    ]
    const { id: visitId } = await register({ badgeNumber: '07', passes })
    expect((await out()).map(({ kind, number }) => `${kind} ${number}`)).toEqual([
      'badge 07',
      'card K12',
      'key 3F',
    ])
    await desk.admin.visitors.void({ requestId: requestId(), visitId })
    expect(await out()).toEqual([])
    const six = Array.from({ length: 6 }, (_, at) => ({ kind: 'card' as const, number: `K${at}` }))
    await expect(register({ passes: six })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await register({ badgeNumber: '07', passes })
    expect(await out()).toHaveLength(3)
  })

  it('is lent later to somebody inside, comes back, and goes to the next', async () => {
    const first = await register({ companions: 0 })
    const { id } = await lend(first.id, 'K12')
    const second = await register()
    await expect(lend(second.id, 'k12')).rejects.toMatchObject({
      code: 'PASS_OUT',
      data: { visit: first.number },
    })
    await back(id)
    await expect(back(id)).rejects.toMatchObject({ code: 'PASS_BACK' })
    await lend(second.id, 'K12')
    expect(await out()).toMatchObject([{ visitId: second.id }])
    await desk.admin.visitors.leave({ requestId: requestId(), visitId: first.id, kind: 'seen' })
    await expect(lend(first.id, 'K13')).rejects.toMatchObject({ code: 'VISIT_LEFT' })
  })

  it('never has two holders, also if the code should fail: the database refuses', async () => {
    const { id } = await register({ badgeNumber: '07' })
    const insert = desk.desk.core.sqlite.prepare(
      "INSERT INTO lent_passes (visit_id, kind, number, lent_at, lent_by) VALUES (?, 'badge', '07', 1, 1)",
    )
    expect(() => insert.run(id)).toThrow(/UNIQUE/)
  })

  it('reported lost is waited for no longer, opens a matter, and its number may go out again', async () => {
    const { id: visitId, number } = await register()
    const { id } = await lend(visitId, '3F', 'key')
    await desk.admin.lentPass.report({ requestId: requestId(), passId: id, note: '访客说丢在车里' })
    expect(await out()).toEqual([])
    expect((await desk.admin.matters.list({})).map(({ text }) => text)).toEqual([
      `钥匙 3F 遗失：访客登记 ${number}，访客说丢在车里`,
    ])
    await lend(visitId, '3F', 'key')
    expect((await desk.admin.visitors.course({ visitId })).passes).toMatchObject([
      { number: '3F', lostAt: desk.clock.wall, note: '访客说丢在车里' },
      { number: '3F', lostAt: null },
    ])
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  })

  it('is found by its number and by whoever has it, longest out first', async () => {
    await register({ badgeNumber: '07' })
    desk.clock.advance(60_000)
    await register({ name: '司马光', phone: '13911110000', badgeNumber: '08' })
    const numbers = async (text: string) => (await out(text)).map(({ number }) => number)
    expect(await numbers('')).toEqual(['07', '08'])
    expect(await numbers('０8')).toEqual(['08'])
    expect(await numbers('simaguang')).toEqual(['08'])
    expect(await numbers('欧阳')).toEqual(['07'])
    expect(await numbers('%')).toEqual([])
  })

  it('that is out stands in the report of the shift', async () => {
    const { outgoing } = await openDuty(desk)
    const { number } = await register({ badgeNumber: '07' })
    const counted = { visitors: 1, parcels: 0, deposits: 0, cashCountedFen: 0 }
    const id = await startAndCount(outgoing.client, counted)
    const { report } = await outgoing.client.handovers.get({ id })
    expect(report?.passesOut).toEqual([
      { kind: 'badge', number: '07', name: '欧阳明', visitNumber: number, lentAt: desk.clock.wall },
    ])
  })
})
