import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entriesOf, keptAnswers } from '../support/custody.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { announce, appointment, arrival, people } from '../support/expected.ts'

const hour = 3_600_000

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

  it('has the type and grade he was announced with, and none that there is not or that is in use no more', async () => {
    const { id } = await announce(desk.admin, { typeId: 2, gradeId: 1 })
    expect(await desk.admin.expected.get({ id })).toMatchObject({ typeId: 2, gradeId: 1 })
    for (const [field, change] of [
      ['typeId', { typeId: 99 }],
      ['gradeId', { gradeId: 99 }],
    ] as const)
      await expect(announce(desk.admin, change)).rejects.toMatchObject({
        code: 'FIELD_INVALID',
        data: { field },
      })
    await desk.admin.visitType.use({ requestId: requestId(), id: 2, inUse: false })
    await expect(announce(desk.admin, { typeId: 2 })).rejects.toMatchObject({ code: 'RECEPTION_RETIRED' })
    expect((await desk.admin.expected.list({})).rows).toHaveLength(1)
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
