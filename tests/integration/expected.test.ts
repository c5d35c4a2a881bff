import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { markNoShows } from '#core/features/expected/no-show.ts'
import { reopenExpected } from '#core/features/expected/arriving.ts'
import { entriesOf, keptAnswers } from '../support/custody.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { announce, appointment, arrival, people } from '../support/expected.ts'

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
const localMinutes = (day: string, minute: number) => Date.parse(`${day}T00:00:00+08:00`) + minute * 60_000

describe('somebody announced', () => {
  it('has a number, a code of six digits, a host by name of today, and hours in the zone of the site', async () => {
    const { id, number, ids } = await add()
    expect(ids).toEqual([id])
    expect(number).toBe('E2026-00001')
    const row = await get(id)
    expect(row).toMatchObject({
      name: '周小雨',
      hostName: '陈静',
      state: 'expected',
      series: '',
      validFrom: localMinutes('2026-03-02', 540),
      validUntil: localMinutes('2026-03-02', 720),
      recordedBy: '陈静',
      visitId: null,
    })
    expect(row.code).toMatch(/^[2-9]\d{5}$/)
    expect(await desk.admin.expected.count({})).toEqual({ today: 1 })
  })

  it('in a group is one row for each person, with a code each and the same host', async () => {
    const { ids } = await add({ people: people('甲一', '乙二', '丙三'), party: '考察团' })
    const rows = await desk.admin.expected.upcoming({ view: 'today' })
    expect(rows.map(({ id }) => id)).toEqual(ids)
    expect(new Set(rows.map(({ code }) => code)).size).toBe(3)
    expect(new Set(rows.map(({ party, hostName }) => party + hostName))).toEqual(new Set(['考察团陈静']))
  })

  it('on several days is a row for each weekday chosen, under one code and one series', async () => {
    const { ids, number } = await add({ first: '2026-03-02', last: '2026-03-20', weekdays: [1, 5] })
    const rows = await Promise.all(ids.map(get))
    expect(rows.map(({ validFrom }) => new Date(validFrom + 8 * hour).toISOString().slice(0, 10))).toEqual([
      '2026-03-02',
      '2026-03-06',
      '2026-03-09',
      '2026-03-13',
      '2026-03-16',
      '2026-03-20',
    ])
    expect(new Set(rows.map(({ code, series }) => code + series)).size).toBe(1)
    expect(rows[0]?.series).toBe(number)
  })

  it('is refused on a past or impossible day, on no day, on more than 200, and without a host; nothing is kept', async () => {
    const refused: [Parameters<typeof add>[0], string][] = [
      [{ first: '2026-03-01', last: '2026-03-01' }, 'first'],
      [{ first: '2026-02-30', last: '2026-02-30' }, 'first'],
      [{ first: '2026-03-02', last: '2026-03-02', weekdays: [2] }, 'weekdays'],
      [{ first: '2026-03-05', last: '2026-03-04' }, 'last'],
      [{ first: '2026-03-02', last: '2026-09-30' }, 'last'],
      [{ fromMinute: 720, untilMinute: 720 }, 'untilMinute'],
      [{ hostId: null, hostName: '' }, 'hostId'],
      [{ hostId: 9_999 }, 'hostId'],
    ]
    for (const [change, field] of refused)
      await expect(add(change), field).rejects.toMatchObject({ code: 'FIELD_INVALID', data: { field } })
    expect(await desk.admin.expected.list({})).toEqual({ rows: [], more: false })
    expect((await add()).number).toBe('E2026-00001')
  })

  it('never gets a code that another open appointment has', async () => {
    const drawn = [300_000, 300_000, 300_000, 300_001]
    await desk.close()
    desk = await openTestDesk({
      ports: {
        random: (bytes) => {
          const next = bytes === 4 ? drawn.shift() : undefined
          const random = Buffer.alloc(bytes, 7)
          if (next !== undefined) random.writeUInt32BE(next - 200_000)
          else crypto.getRandomValues(random)
          return random
        },
      },
    })
    const [first, second] = [await get((await add()).id), await get((await add()).id)]
    expect([first.code, second.code]).toEqual(['300000', '300001'])
    expect(drawn).toEqual([])
  })

  it('is found in the list by name, pinyin, phone, company, group, plate and host, and page by page', async () => {
    const { id } = await add({ party: '考察团' })
    await add({ people: people('李强'), hostId: null, hostName: '302 室' })
    for (const text of ['小雨', 'zhouxiao', 'ZXY', '345678', '远航物流', '考察', '沪b888', 'E2026-00001'])
      expect(
        (await desk.admin.expected.list({ text })).rows.some((row) => row.id === id),
        text,
      ).toBe(true)
    expect(
      (await desk.admin.expected.upcoming({ view: 'today', text: '302' })).map(({ name }) => name),
    ).toEqual(['李强'])
    const page = await desk.admin.expected.list({ limit: 1 })
    expect(page).toMatchObject({ more: true, rows: [{ name: '李强' }] })
    expect(await desk.admin.expected.list({ limit: 1, before: page.rows[0]?.id })).toMatchObject({
      more: false,
      rows: [{ id }],
    })
  })

  it('stands under today, tomorrow or the week that his day is in', async () => {
    await add()
    for (const first of ['2026-03-03', '2026-03-08', '2026-03-09']) await add({ first, last: first })
    const days = async (view: 'today' | 'tomorrow' | 'week') =>
      (await desk.admin.expected.upcoming({ view })).map(({ number }) => number.slice(-1))
    expect([await days('today'), await days('tomorrow'), await days('week')]).toEqual([
      ['1'],
      ['2'],
      ['1', '2', '3'],
    ])
  })

  it('is one appointment, however often the request comes', async () => {
    const request = { requestId: requestId(), ...appointment }
    const first = await desk.admin.expected.add(request)
    expect(await desk.admin.expected.add(request)).toEqual(first)
    expect((await desk.admin.expected.list({})).rows).toHaveLength(1)
  })
})

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

describe('a change', () => {
  const change = (expectedId: number, values: object = {}) =>
    desk.admin.expected.change({
      requestId: requestId(),
      expectedId,
      scope: 'one',
      day: '2026-03-02',
      fromMinute: 600,
      untilMinute: 660,
      hostId: null,
      hostName: '王总',
      place: '二楼',
      note: '改期',
      ...values,
    })

  it('moves one appointment to another day, hours, host and place, and keeps its code', async () => {
    const { id } = await add()
    const before = await get(id)
    await change(id, { day: '2026-03-03' })
    expect(await get(id)).toMatchObject({
      code: before.code,
      hostId: null,
      hostName: '王总',
      place: '二楼',
      note: '改期',
      validFrom: localMinutes('2026-03-03', 600),
      validUntil: localMinutes('2026-03-03', 660),
    })
    expect(entriesOf(desk, 'expected_visits', id).map(({ kind }) => kind)).toEqual([
      'expected.added',
      'expected.changed',
    ])
  })

  it('of a series changes the days from that one on, each on its own day', async () => {
    const { ids } = await add({ last: '2026-03-04' })
    expect(await change(ids[1] ?? 0, { scope: 'series', day: '2026-03-03' })).toEqual({ ids: ids.slice(1) })
    const rows = await Promise.all(ids.map(get))
    expect(rows.map(({ validFrom }) => validFrom)).toEqual([
      localMinutes('2026-03-02', 540),
      localMinutes('2026-03-03', 600),
      localMinutes('2026-03-04', 600),
    ])
  })

  it('is refused for a past day, another day of many, and for who came or was cancelled', async () => {
    const { ids } = await add({ last: '2026-03-04' })
    const [first = 0, second = 0] = ids
    for (const [id, values] of [
      [first, { day: '2026-03-01' }],
      [first, { scope: 'series', day: '2026-03-03' }],
    ] as const)
      await expect(change(id, values)).rejects.toMatchObject({
        code: 'FIELD_INVALID',
        data: { field: 'day' },
      })
    const { number } = await register(first)
    await expect(change(first)).rejects.toMatchObject({ code: 'EXPECTED_ARRIVED', data: { number } })
    await cancel(second)
    await expect(change(second)).rejects.toMatchObject({ code: 'ALREADY_DONE' })
  })
})

describe('a cancelling', () => {
  it('takes one, the rest of a series, or a whole group, and nobody else', async () => {
    const series = await add({ last: '2026-03-05' })
    expect(await cancel(series.ids[1] ?? 0)).toEqual({ ids: [series.ids[1]] })
    expect(await cancel(series.ids[2] ?? 0, 'series')).toEqual({ ids: series.ids.slice(2) })
    expect(await statesOf(series.ids)).toEqual(['expected', 'cancelled', 'cancelled', 'cancelled'])

    const group = await add({ people: people('甲一', '乙二', '丙三'), party: '考察团' })
    desk.clock.advance(1)
    const namesake = await add({ people: people('丁四'), party: '考察团' })
    await register(group.ids[0] ?? 0)
    await cancel(group.ids[1] ?? 0, 'party')
    expect(await statesOf([...group.ids, ...namesake.ids])).toEqual([
      'arrived',
      'cancelled',
      'cancelled',
      'expected',
    ])
    expect(await desk.admin.expected.count({})).toEqual({ today: 2 })
  })

  it('of a series or group that there is not is refused', async () => {
    const { id } = await add()
    for (const scope of ['series', 'party'] as const)
      await expect(cancel(id, scope)).rejects.toMatchObject({
        code: 'FIELD_INVALID',
        data: { field: 'scope' },
      })
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

describe('what is kept of an appointment', () => {
  it('holds no person in stored answers and in the facts of the chain, and the chain is whole', async () => {
    const { id } = await add({ party: '考察团', note: '带样品' })
    const { code } = await get(id)
    await register(id)
    const kept = keptAnswers(desk)
    for (const personal of ['周小雨', '13912345678', '远航物流', '沪B88888', '考察团', '带样品', code])
      expect(kept).not.toContain(personal)
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  })

  it('is written by who may; HR announces and reads, but does not search at the door', async () => {
    const hr = await desk.person({ name: '周敏', role: 'hr' })
    const { id } = await announce(hr.client)
    expect(await hr.client.expected.get({ id })).toMatchObject({ recordedBy: '周敏' })
    await expect(hr.client.expected.atDoor({ text: '周' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(hr.client.expected.findByCode({ code: '222222' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(desk.client('clock').expected.count({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
