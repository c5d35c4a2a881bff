import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { visitor } from '../support/visitor.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

describe('a visit', () => {
  it('gets gapless numbers, also when one registration fails in between', async () => {
    const first = await desk.admin.visitors.register({ requestId: requestId(), ...visitor })
    await expect(
      desk.admin.visitors.register({ requestId: requestId(), ...visitor, hostId: 9999 }),
    ).rejects.toMatchObject({ code: 'FIELD_INVALID', data: { field: 'hostId' } })
    const second = await desk.admin.visitors.register({ requestId: requestId(), ...visitor })
    expect([first.number, second.number]).toEqual(['V2026-00001', 'V2026-00002'])
  })

  it('answers a repeated request with its first answer and makes no second record', async () => {
    const request = { requestId: requestId(), ...visitor }
    const first = await desk.admin.visitors.register(request)
    desk.clock.advance(5_000)
    expect(await desk.admin.visitors.register(request)).toEqual(first)
    expect(await desk.admin.visitors.onSite({})).toHaveLength(1)
    await expect(desk.admin.visitors.register({ ...request, name: '别人' })).rejects.toMatchObject({
      code: 'REQUEST_REUSED',
    })
  })

  it('keeps the ID number encrypted, shows it masked, and reveals it only with a reason on record', async () => {
    const { id } = await desk.admin.visitors.register({ requestId: requestId(), ...visitor })
    const shown = await desk.admin.visitors.get({ id })
    expect(shown.idNumberMasked).toBe('110***********0011')
    expect(JSON.stringify(shown)).not.toContain(visitor.idNumber)
    const row = desk.desk.core.sqlite.prepare('SELECT id_number_cipher AS cipher FROM visits').get() as {
      cipher: Buffer
    }
    expect(row.cipher.toString('latin1')).not.toContain(visitor.idNumber)
    const revealed = await desk.admin.visitors.revealIdNumber({ visitId: id, reason: '核对身份' })
    expect(revealed.idNumber).toBe(visitor.idNumber)
    const entry = desk.desk.core.sqlite
      .prepare("SELECT facts, actor_id AS actorId FROM audit_entries WHERE kind = 'idNumber.revealed'")
      .get() as { facts: string; actorId: number }
    expect(JSON.parse(entry.facts)).toMatchObject({ reason: '核对身份' })
    expect(entry.actorId).toBe(desk.adminId)
  })

  it('ends seen or said with a time, and closed by the system without one', async () => {
    const ids = []
    for (let index = 0; index < 3; index += 1)
      ids.push((await desk.admin.visitors.register({ requestId: requestId(), ...visitor })).id)
    desk.clock.advance(3_600_000)
    const [seen = 0, said = 0, forgotten = 0] = ids
    await desk.admin.visitors.leave({ requestId: requestId(), visitId: seen, kind: 'seen' })
    await desk.admin.visitors.leave({
      requestId: requestId(),
      visitId: said,
      kind: 'said',
      leftAt: desk.clock.wall - 600_000,
    })
    await expect(
      desk.admin.visitors.leave({ requestId: requestId(), visitId: seen, kind: 'said' }),
    ).rejects.toMatchObject({ code: 'VISIT_LEFT' })
    desk.desk.core.sqlite
      .prepare(
        "UPDATE visits SET leave_kind = 'system', left_recorded_at = 1, left_recorded_by = 0 WHERE id = ?",
      )
      .run(forgotten)
    const rows = (await desk.admin.visitors.list({})).rows
    expect(rows.map(({ leaveKind, leftAt }) => [leaveKind, leftAt === null])).toEqual([
      ['system', true],
      ['said', false],
      ['seen', false],
    ])
  })

  it('fills in a returning visitor who agreed to be remembered, with the ID number kept inside', async () => {
    const { id } = await desk.admin.visitors.register({ requestId: requestId(), ...visitor })
    for (const text of ['欧阳', 'ouyangming', 'oym', '5678', '0011', '京a123'])
      expect(await desk.admin.expected.atDoor({ text })).toMatchObject([
        { visitId: id, phoneMasked: '138****5678' },
      ])
    const again = await desk.admin.visitors.register({
      requestId: requestId(),
      ...visitor,
      idNumber: null,
      reuseIdOf: id,
    })
    expect((await desk.admin.visitors.get({ id: again.id })).idNumberMasked).toBe('110***********0011')
  })
})
