import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeskClient } from '#core/desk.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { anyFields } from '../support/visit-type.ts'
import { visitor } from '../support/visitor.ts'

const minute = 60_000
const hour = 60 * minute
let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const register = (change: Partial<Parameters<DeskClient['visitors']['register']>[0]> = {}) =>
  desk.admin.visitors.register({ requestId: requestId(), ...visitor, ...change })
const stays = async () => (await desk.admin.visitors.stays({})).rows
const remind = (visitId: number, outcome: 'told' | 'noAnswer') =>
  desk.admin.visitors.remindHost({ requestId: requestId(), visitId, outcome })
const extend = (visitId: number, until: number) =>
  desk.admin.visitors.extendStay({ requestId: requestId(), visitId, until })

/** A type of visitor whose longest stay is so many minutes. */
function addType(stayMinutes: number | null): number {
  const { lastInsertRowid } = desk.desk.core.sqlite
    .prepare(
      `INSERT INTO visit_types (name, name_en, fields, photo_rule, goods_check, hazards_question, stay_minutes, contractor,
         visitor_side, position) VALUES ('短访', 'Short visit', ?, 'none', 0, 0, ?, 0, 0, 1)`,
    )
    .run(anyFields, stayMinutes)
  return Number(lastInsertRowid)
}

describe('a stay', () => {
  it('ends when the visitor said, or after the longest stay of his type, and never without either', async () => {
    const typeId = addType(120)
    const ofType = await register({ typeId })
    const said = await register({ typeId, stayUntil: desk.clock.wall + 4 * hour })
    await register()
    expect(await stays()).toEqual([])
    desk.clock.advance(5 * hour)
    expect((await stays())?.map(({ visitId, overMinutes }) => [visitId, overMinutes])).toEqual([
      [ofType.id, 180],
      [said.id, 60],
    ])
    await expect(register({ stayUntil: desk.clock.wall })).rejects.toMatchObject({
      code: 'FIELD_INVALID',
      data: { field: 'stayUntil' },
    })
  })

  it('counts by a limit that the type got after he came', async () => {
    const typeId = addType(null)
    const { id } = await register({ typeId })
    desk.desk.core.sqlite.prepare('UPDATE visit_types SET stay_minutes = 30').run()
    desk.clock.advance(hour)
    expect(await stays()).toMatchObject([{ visitId: id, overMinutes: 30 }])
  })

  it('is extended to a later time, with an entry, and not into the past', async () => {
    const { id } = await register({ stayUntil: desk.clock.wall + hour })
    desk.clock.advance(2 * hour)
    for (const until of [desk.clock.wall, desk.clock.wall - hour, desk.clock.wall + 40 * 24 * hour])
      await expect(extend(id, until)).rejects.toMatchObject({
        code: 'FIELD_INVALID',
        data: { field: 'until' },
      })
    await extend(id, desk.clock.wall + hour)
    expect(await stays()).toEqual([])
    expect((await desk.admin.visitors.course({ visitId: id })).entries).toMatchObject([
      { kind: 'visit.stayExtended', stayUntil: desk.clock.wall + hour },
    ])
    await desk.admin.visitors.leave({ requestId: requestId(), visitId: id, kind: 'seen' })
    await expect(extend(id, desk.clock.wall + 2 * hour)).rejects.toMatchObject({ code: 'VISIT_LEFT' })
  })

  it('over midnight is marked, with or without a limit', async () => {
    const { id } = await register()
    desk.clock.advance(14 * hour)
    expect(await stays()).toEqual([])
    desk.clock.advance(2 * hour)
    expect(await stays()).toMatchObject([{ visitId: id, overnight: true, overMinutes: 0 }])
  })

  it('is never over, nor overnight, by a clock that was set back; the answer says that it was', async () => {
    await register({ stayUntil: desk.clock.wall + hour })
    desk.clock.advance(2 * hour)
    expect(await desk.admin.visitors.stays({})).toMatchObject({ rows: [{}], clockDoubtful: false })
    desk.clock.wall -= 3 * 24 * hour
    expect(await desk.admin.visitors.stays({})).toEqual({ rows: [], clockDoubtful: true })
  })
})

describe('the host', () => {
  it('is to be reminded some minutes after the time, and again later by what he answered', async () => {
    const { id } = await register({ stayUntil: desk.clock.wall + hour, hostId: desk.adminId })
    const due = async () => (await stays())?.[0]?.remind
    desk.clock.advance(hour + 9 * minute)
    expect(await due()).toBe(false)
    desk.clock.advance(minute)
    expect(await due()).toBe(true)
    await remind(id, 'noAnswer')
    expect(await stays()).toMatchObject([
      { remind: false, reminded: { at: desk.clock.wall, outcome: 'noAnswer' } },
    ])
    desk.clock.advance(10 * minute)
    expect(await due()).toBe(true)
    await remind(id, 'told')
    desk.clock.advance(29 * minute)
    expect(await due()).toBe(false)
    desk.clock.advance(minute)
    expect(await due()).toBe(true)
    const { entries } = await desk.admin.visitors.course({ visitId: id })
    expect(entries.map(({ hostOutcome }) => hostOutcome)).toEqual(['noAnswer', 'told'])
    await desk.admin.visitors.leave({ requestId: requestId(), visitId: id, kind: 'seen' })
    await expect(remind(id, 'told')).rejects.toMatchObject({ code: 'VISIT_LEFT' })
  })

  it('is not forgotten when the clock is set back after he was told', async () => {
    await register({ stayUntil: desk.clock.wall + minute })
    desk.clock.advance(3 * hour)
    const [stay] = (await stays()) ?? []
    await remind(stay?.visitId ?? 0, 'told')
    desk.clock.wall -= hour
    expect(await stays()).toMatchObject([{ remind: true, overMinutes: 119 }])
  })
})
