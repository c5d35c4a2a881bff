import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptAnswers } from '../support/custody.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { visitor } from '../support/visitor.ts'
import { addWatched, heldNumber } from '../support/watch.ts'

let desk: TestDesk
let reception: TestDesk['admin']
let manager: { client: TestDesk['admin']; staffId: number; pin: string }

beforeEach(async () => {
  desk = await openTestDesk()
  reception = (await desk.person({ name: '王芳', role: 'receptionist' })).client
  manager = await desk.person({ name: '马经理', role: 'dutyManager', pin: '260914' })
})
afterEach(() => desk.close())

const add = (change: Parameters<typeof addWatched>[1] = {}) => addWatched(manager.client, change)
const person = { ...visitor, name: '张伟', idKind: null, idNumber: null, phone: '13911112222' }
type Registering = Parameters<TestDesk['admin']['visitors']['register']>[0]
const register = (change: Partial<Registering> = {}) =>
  reception.visitors.register({ requestId: requestId(), ...person, ...change })
const held = (change: Partial<Registering> = {}) => heldNumber(() => register(change))
const hits = async () => (await manager.client.watchList.hits({})).rows
const decide = async (number: string, outcome: 'allowed' | 'denied' | 'falseAlarm') => {
  const { id } = await manager.client.watchList.hit({ number })
  return manager.client.watchList.decide({ requestId: requestId(), hitId: id, outcome, reason: '已核对' })
}
const nextDay = () => desk.clock.advance(86_400_000)
const count = (table: string) => desk.desk.core.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()

describe('somebody on the list who comes', () => {
  it('is held before anything of a visit exists, and the attempt is on record with what fitted', async () => {
    const { id } = await add()
    const number = await held({ name: '張 偉' })
    expect(number).toBe('A2026-00001')
    expect(count('visits')).toBe(0)
    expect(await hits()).toMatchObject([
      {
        number,
        entryId: id,
        name: '張 偉',
        ways: ['variant'],
        strength: 'strong',
        place: 'arrival',
        outcome: 'open',
        noticedBy: '王芳',
        visitId: null,
      },
    ])
    expect((await manager.client.watchList.get({ id })).hits).toBe(1)
    expect(await manager.client.watchList.waiting({})).toEqual({ held: 1, noticed: 0 })
  })

  it('is one hit however often the form is sent, and goes through when it is sent again after a decision', async () => {
    await add()
    const request = { requestId: requestId(), ...person }
    const number = await heldNumber(() => reception.visitors.register(request))
    expect(await heldNumber(() => reception.visitors.register(request))).toBe(number)
    await decide(number, 'allowed')
    const visit = await reception.visitors.register(request)
    expect(await hits()).toMatchObject([
      { number, outcome: 'allowed', decidedBy: '马经理', reason: '已核对', visitId: visit.id },
    ])
    expect(await reception.visitors.register(request)).toEqual(visit)
  })

  it('once registered stays so: a lost answer is given again, whoever was put on the list since', async () => {
    const request = { requestId: requestId(), ...person }
    const visit = await reception.visitors.register(request)
    await add()
    expect(await reception.visitors.register(request)).toEqual(visit)
    await held()
  })

  it('is allowed for the day only', async () => {
    await add()
    await decide(await held(), 'allowed')
    await register()
    await register()
    nextDay()
    await held()
  })

  it('and is denied is held anew each time he tries', async () => {
    await add()
    const first = await held()
    await decide(first, 'denied')
    expect(await reception.watchHold.state({ number: first })).toEqual({ state: 'denied' })
    const second = await held()
    expect(second).not.toBe(first)
    expect((await hits()).map(({ outcome }) => outcome)).toEqual(['open', 'denied'])
    await expect(decide(first, 'allowed')).rejects.toMatchObject({ code: 'ALREADY_DONE' })
  })

  it('without a phone is let in once: the name alone may be the next one’s', async () => {
    await add()
    await decide(await held({ phone: null }), 'allowed')
    await register({ phone: null })
    await held({ phone: null })
  })

  it('is held for a worse reason than the one he was allowed for', async () => {
    await add({ idNumber: '110101199003070011' })
    await decide(await held(), 'allowed')
    await held({ idKind: 'residentId', idNumber: '110101199003070011' })
  })

  it.each([
    [
      { phone: '5678', name: '' },
      { name: '周小雨', phone: '13800135678' },
    ],
    [
      { plate: '12345', name: '' },
      { name: '周小雨', plate: '京A·12345' },
    ],
    [
      { company: '晨光贸易', name: '' },
      { name: '周小雨', company: '北京晨光貿易公司' },
    ],
    [
      { idNumber: '110101199003070011', name: '' },
      { name: '周小雨', idNumber: '110101199003070011' },
    ],
    [
      { idEnd: '0011', name: '' },
      { name: '周小雨', idNumber: '110101199003070011' },
    ],
    [{ aliases: ['李大华'] }, { name: '李大华' }],
    [{}, { name: '周小雨', companionNames: '李华、章玮' }],
  ])('is known by other traits: %j fits %j', async (entry, newcomer) => {
    await add(entry)
    await register({ name: '周小雨', company: '', plate: '', phone: '13700000000', companionNames: '' })
    await held(newcomer)
  })

  it('is known by the ID number that is taken over from an earlier visit', async () => {
    const earlier = await register({ name: '周小雨', idKind: 'residentId', idNumber: '110101199003070011' })
    await add({ name: '', idNumber: '110101199003070011' })
    await held({ name: '周小雨', reuseIdOf: earlier.id })
  })

  it('is compared strictly when the site says so, from the next arrival on', async () => {
    await add()
    const rules = await desk.admin.receptionRule.get({})
    await held({ name: '章玮' })
    await desk.admin.receptionRule.save({
      requestId: requestId(),
      rules: { ...rules, watchTolerance: 'narrow' },
    })
    await register({ name: '章玮' })
    await held({ name: '张 伟' })
  })

  it('is checked when he is announced as well, and an admission given then counts for that visit', async () => {
    await add()
    const announce = () =>
      desk.admin.expected.add({
        requestId: requestId(),
        people: [{ name: person.name, phone: person.phone, company: '', plate: '', companions: 0 }],
        party: '',
        ...{ first: '2026-03-03', last: '2026-03-03', weekdays: [1, 2, 3, 4, 5, 6, 7] },
        ...{ fromMinute: 0, untilMinute: 1440, hostId: desk.adminId, hostName: '', reason: '业务洽谈' },
        ...{ place: '', note: '' },
      })
    await expect(announce()).rejects.toMatchObject({ code: 'WATCH_HELD' })
    const [hit] = await hits()
    expect(hit).toMatchObject({ place: 'expected' })
    await decide(hit?.number ?? '', 'allowed')
    const { id } = await announce()
    nextDay()
    await register({ expectedId: id })
    nextDay()
    await held()
  })
})

describe('a false alarm', () => {
  it('is remembered for this person and this entry, and not raised again', async () => {
    await add()
    await decide(await held(), 'falseAlarm')
    await register()
    nextDay()
    await register({ name: '張偉' }) // the same person, written otherwise, fits by less
    await held({ phone: '13911113333' })
    expect(count('watch_hits')).toBe(2)
  })

  it('about somebody without a phone is forgotten with the day: the name may be anybody’s', async () => {
    await add()
    await decide(await held({ phone: null }), 'falseAlarm')
    await register({ phone: null })
    await held({ phone: null })
    nextDay()
    await held({ phone: null })
  })

  it('is raised again when the entry changes', async () => {
    const { id } = await add()
    await decide(await held(), 'falseAlarm')
    desk.clock.advance(1_000)
    await manager.client.watchList.change({
      requestId: requestId(),
      id,
      name: '张伟',
      aliases: [],
      phone: null,
      plate: '',
      company: '',
      idNumber: null,
      keepIdNumber: true,
      idEnd: '',
      grade: 'denied',
      reason: '又来闹事',
      validUntil: null,
    })
    await held()
  })

  it('about one entry clears nobody of another', async () => {
    await add()
    await decide(await held(), 'falseAlarm')
    await add({ grade: 'approval', reason: '须批准' })
    await held()
  })
})

describe('the grades', () => {
  it('count in their order: denied, approval, welcome, notice', async () => {
    await add({ grade: 'noticed' })
    await register()
    expect(await hits()).toMatchObject([{ outcome: 'noticed' }])
    const { id: welcome } = await add({ grade: 'welcome', reason: '董事长' })
    await register()
    expect(await hits()).toHaveLength(1)
    expect(await reception.watchHold.isWelcome({ name: '张伟', phone: null })).toEqual({ welcome: true })
    await add({ grade: 'approval' })
    await held()
    expect(await reception.watchHold.isWelcome({ name: '张伟', phone: null })).toEqual({ welcome: false })
    expect((await manager.client.watchList.get({ id: welcome })).hits).toBe(0)
  })

  it('let a person to be noticed through, tie the hit to his visit, and tell the duty manager until he has seen it', async () => {
    await add({ grade: 'noticed' })
    const { id: visitId } = await register()
    const [hit] = await hits()
    expect(hit).toMatchObject({ outcome: 'noticed', visitId, decidedAt: null })
    expect(await manager.client.watchList.waiting({})).toEqual({ held: 0, noticed: 1 })
    await manager.client.watchList.seen({ requestId: requestId(), hitId: hit?.id ?? 0 })
    expect(await manager.client.watchList.waiting({})).toEqual({ held: 0, noticed: 0 })
    await register()
    expect(await hits()).toHaveLength(2)
    await decide((await hits())[0]?.number ?? '', 'falseAlarm')
    await register()
    expect(await hits()).toHaveLength(2)
  })

  it('welcome nobody by the mere sound of his name', async () => {
    await add({ grade: 'welcome' })
    expect(await reception.watchHold.isWelcome({ name: '章玮', phone: null })).toEqual({ welcome: false })
    expect(await reception.watchHold.isWelcome({ name: '張偉', phone: null })).toEqual({ welcome: true })
  })
})

describe('a duty manager at the window of the desk', () => {
  const decideHere = (number: string, credential: object, change: object = {}) =>
    reception.watchHold.decide({
      requestId: requestId(),
      number,
      outcome: 'allowed',
      reason: '认识此人',
      credential: { kind: 'pin', staffId: manager.staffId, pin: manager.pin, ...credential } as never,
      ...change,
    })

  it('decides by his PIN, and is the one on record', async () => {
    await add()
    const number = await held()
    await expect(decideHere(number, { pin: '111222' })).rejects.toMatchObject({ code: 'PIN_WRONG' })
    const clerk = await desk.person({ name: '李强', role: 'receptionist', pin: '482913' })
    await expect(decideHere(number, { staffId: clerk.staffId, pin: clerk.pin })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await reception.watchHold.state({ number })).toEqual({ state: 'open' })
    await decideHere(number, {})
    expect(await reception.watchHold.state({ number })).toEqual({ state: 'cleared' })
    expect(await hits()).toMatchObject([{ decidedBy: '马经理', outcome: 'allowed', reason: '认识此人' }])
    await register()
  })

  it('decides once, however often the request comes, and about nobody the desk was not told of', async () => {
    await add()
    const number = await held()
    const request = requestId()
    const first = await decideHere(number, {}, { requestId: request })
    expect(await decideHere(number, { pin: 'wrong' }, { requestId: request })).toEqual(first)
    await add({ name: '周小雨', grade: 'noticed' })
    await register({ name: '周小雨' })
    const noticed = (await hits())[0]?.number ?? ''
    await expect(decideHere(noticed, {})).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(reception.watchHold.state({ number: noticed })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('what is kept of the list', () => {
  it('holds no person in stored answers and in the facts of the chain, and the chain is whole', async () => {
    await add({ phone: '13800135678', idNumber: '110101199003070011' })
    await decide(await held(), 'allowed')
    await register()
    const kept = keptAnswers(desk)
    expect(kept).toContain('W2026-00001')
    for (const personal of ['张伟', '13800135678', '13911112222', '110101199003070011', '闹事', '已核对'])
      expect(kept).not.toContain(personal)
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
    expect(desk.logged.filter(({ event }) => event === 'bug')).toEqual([])
  })
})
