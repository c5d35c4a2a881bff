import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { markNoShows } from '#core/features/expected/no-show.ts'
import { reopenExpected } from '#core/features/expected/arriving.ts'
import { entriesOf } from '../support/custody.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { announce, arrival, people } from '../support/expected.ts'

const hour = 3_600_000
const day = 24 * hour

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const add = (change: Parameters<typeof announce>[1] = {}) => announce(desk.admin, change)
const get = (id: number) => desk.admin.expected.get({ id })
const register = (expectedId: number, change: object = {}) =>
  desk.admin.visitors.register(arrival(expectedId, change))
const cancel = (expectedId: number, scope: 'one' | 'series' | 'party' = 'one') =>
  desk.admin.expected.cancel({ requestId: requestId(), expectedId, scope })
const statesOf = async (ids: readonly number[]) => {
  const states = []
  for (const id of ids) states.push((await get(id)).state)
  return states
}

describe('a code', () => {
  it('finds its person on its day, of a series the row of today', async () => {
    const { ids } = await add({ last: '2026-03-04' })
    const { code } = await get(ids[0] ?? 0)
    for (const id of ids) {
      expect(await desk.admin.expected.findByCode({ code })).toMatchObject({ id })
      desk.clock.advance(day)
    }
  })

  it('tells the day and hours on another day, and the visit when he is in already', async () => {
    const later = await get((await add({ first: '2026-03-05', last: '2026-03-05' })).id)
    await expect(desk.admin.expected.findByCode({ code: later.code })).rejects.toMatchObject({
      code: 'EXPECTED_NOT_NOW',
      data: { day: '2026-03-05', from: '09:00', until: '12:00' },
    })
    const { id } = await add()
    const { code } = await get(id)
    const { number } = await register(id)
    await expect(desk.admin.expected.findByCode({ code })).rejects.toMatchObject({
      code: 'EXPECTED_ARRIVED',
      data: { number },
    })
  })

  it('cannot be guessed by trying: after thirty in a minute the desk waits', async () => {
    const guess = () => desk.admin.expected.findByCode({ code: '999999' })
    for (let tries = 0; tries < 30; tries += 1)
      await expect(guess()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(guess()).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  })

  it('is found by nothing but itself: neither lists nor the search at the door look into it', async () => {
    const { code } = await get((await add({ people: people('甲一') })).id)
    expect(await desk.admin.expected.atDoor({ text: code })).toEqual([])
    expect((await desk.admin.expected.list({ text: code })).rows).toEqual([])
  })
})

describe('an arrival', () => {
  it('turns the appointment into a visit in one act, with its place', async () => {
    const { id } = await add()
    const visit = await register(id)
    expect(await get(id)).toMatchObject({
      state: 'arrived',
      stateBy: '陈静',
      visitId: visit.id,
      visitNumber: visit.number,
    })
    expect(await desk.admin.visitors.get({ id: visit.id })).toMatchObject({
      expectedId: id,
      place: '三楼会议室',
    })
    expect(entriesOf(desk, 'expected_visits', id).at(-1)).toMatchObject({
      kind: 'expected.arrived',
      facts: { number: 'E2026-00001', visitNumber: visit.number },
    })
    expect(await desk.admin.expected.count({})).toEqual({ today: 0 })
  })

  it('at two windows at once is one visit; the other window is told its number', async () => {
    const { id } = await add()
    const second = await desk.person({ name: '王芳', role: 'receptionist' })
    const outcomes = await Promise.allSettled([
      desk.admin.visitors.register(arrival(id)),
      second.client.visitors.register(arrival(id)),
    ])
    const won = outcomes.find((outcome) => outcome.status === 'fulfilled')
    const lost = outcomes.find((outcome) => outcome.status === 'rejected')
    expect(lost?.reason).toMatchObject({ code: 'EXPECTED_ARRIVED', data: { number: won?.value.number } })
    expect(await desk.admin.visitors.onSite({})).toHaveLength(1)
  })

  it('outside his hours waits for the receptionist to say so, and only on his day', async () => {
    const { ids } = await add({ fromMinute: 600, last: '2026-03-03' })
    const [today = 0, tomorrow = 0] = ids
    const window = { code: 'EXPECTED_NOT_NOW', data: { day: '2026-03-02', from: '10:00', until: '12:00' } }
    await expect(register(today)).rejects.toMatchObject(window)
    for (const lateOrEarly of [false, true])
      await expect(register(tomorrow, { lateOrEarly })).rejects.toMatchObject({ data: { day: '2026-03-03' } })
    expect(await desk.admin.visitors.onSite({})).toEqual([])
    await register(today, { lateOrEarly: true })
    expect(await statesOf(ids)).toEqual(['arrived', 'expected'])
  })

  it('of a cancelled or unknown appointment is refused', async () => {
    const { id } = await add()
    await cancel(id)
    await expect(register(id)).rejects.toMatchObject({ code: 'EXPECTED_NOT_NOW' })
    await expect(register(9_999)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('that was taken back makes him expected again, and he can arrive as another visit', async () => {
    const { id } = await add()
    const visit = await register(id)
    const { core } = desk.desk
    core.acts.system(1, (scope) => {
      core.sqlite
        .prepare('UPDATE visits SET voided_at = ?, voided_by = 1 WHERE id = ?')
        .run(scope.at, visit.id)
      scope.record({ kind: 'visit.left', subject: { table: 'visits', id: visit.id }, facts: {} })
      reopenExpected(core, scope, id)
    })
    expect(await get(id)).toMatchObject({ state: 'expected', visitId: null })
    const again = await register(id)
    expect(await get(id)).toMatchObject({ state: 'arrived', visitNumber: again.number })
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true })
  })
})

describe('the end of the day', () => {
  it('marks who did not come, and nobody whose time is not over', async () => {
    const { ids } = await add({ last: '2026-03-03' })
    await register((await add({ people: people('甲一') })).id)
    desk.clock.advance(10 * hour)
    expect(markNoShows(desk.desk.core)).toBe(0) // over, but the day goes on
    desk.clock.advance(5 * hour)
    expect(markNoShows(desk.desk.core)).toBe(1)
    expect(markNoShows(desk.desk.core)).toBe(0)
    expect(await statesOf(ids)).toEqual(['noShow', 'expected'])
    expect(entriesOf(desk, 'expected_visits', ids[0] ?? 0).at(-1)).toMatchObject({
      kind: 'expected.noShow',
      actorId: 0,
    })
  })

  it('is caught up by a desk that was off', async () => {
    const { id } = await add()
    const { dataDir, clock } = desk
    await desk.desk.close()
    clock.advance(3 * day)
    const later = await openTestDesk({ dataDir, clock })
    expect((await later.admin.expected.get({ id })).state).toBe('noShow')
    await later.close()
    desk = await openTestDesk()
  })

  it('leaves who comes after it an ordinary visitor', async () => {
    const { id } = await add()
    desk.clock.advance(15 * hour)
    markNoShows(desk.desk.core)
    await expect(register(id, { lateOrEarly: true })).rejects.toMatchObject({ code: 'EXPECTED_NOT_NOW' })
    await desk.admin.visitors.register(arrival(id, { expectedId: null }))
    expect(await desk.admin.visitors.onSite({})).toHaveLength(1)
  })
})
