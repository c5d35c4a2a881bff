import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallOutcome, Callee } from '#shared/contract/calls.ts'
import { blockWhileHostIsOut, colleague, expected, goAway, grade, register } from '../support/calls.ts'
import { entriesOf, keptAnswers } from '../support/custody.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'

let desk: TestDesk
let host: Awaited<ReturnType<typeof colleague>>
let deputy: Awaited<ReturnType<typeof colleague>>
let leader: Awaited<ReturnType<typeof colleague>>
let asksHost: number

beforeEach(async () => {
  desk = await openTestDesk()
  deputy = await colleague(desk, '李强', { mobile: '13900000002' })
  host = await colleague(desk, '王芳', { mobile: '13900000001', deputyId: deputy.id })
  leader = await colleague(desk, '赵总')
  asksHost = grade(desk, 'B', 'host', leader.id)
})
afterEach(() => desk.close())

/** Somebody at the door of the host who waits for an answer. */
const arrive = async (change: Parameters<typeof register>[1] = {}) =>
  (await register(desk, { hostId: host.id, gradeId: asksHost, ...change })).id

const record = (
  visitId: number,
  calledId: number | null,
  standing: Callee['standing'],
  outcome: CallOutcome,
  calledName = '',
) =>
  desk.admin.hostCall.record({
    ...{ requestId: requestId(), visitId, calledId, calledName, standing, outcome },
    way: 'extension',
  })
const plan = (visitId: number) => desk.admin.hostCall.plan({ visitId })
const admission = async (id: number) => (await desk.admin.visitors.get({ id })).admission

describe('house rule A7, no visitor while the occupant is out', () => {
  beforeEach(() => blockWhileHostIsOut(desk))

  it('holds nobody while the host is in or nobody knows', async () => {
    expect(await admission(await arrive({ gradeId: null }))).toBeNull()
    await host.punch()
    const id = await arrive()
    await record(id, leader.id, 'leader', 'agreed')
    expect(await admission(id)).toBe('admitted')
  })

  it('makes everybody wait whose host has clocked out, also without a grade and when expected', async () => {
    await host.punch()
    desk.clock.advance(3_600_000)
    await host.punch()
    for (const change of [{ gradeId: null }, { expectedId: expected(desk, host.id) }]) {
      const id = await arrive(change)
      expect(await plan(id)).toMatchObject({ admission: 'waiting', hostOut: true })
      await expect(record(id, desk.adminId, 'other', 'agreed')).rejects.toMatchObject({ code: 'HOST_OUT' })
      expect(await plan(id)).toMatchObject({ admission: 'waiting', calls: [] })
    }
    desk.clock.advance(60_000)
    await host.punch()
    expect(await admission(await arrive({ gradeId: null }))).toBeNull()
  })

  it('holds the visitor of the leader, too, who is only to be told', async () => {
    await goAway(desk, host.id)
    const id = await arrive({ gradeId: grade(desk, 'A', 'leader', leader.id) })
    await expect(record(id, leader.id, 'leader', 'informed')).rejects.toMatchObject({ code: 'HOST_OUT' })
  })

  it('yields to the host himself on the phone', async () => {
    await goAway(desk, host.id)
    const id = await arrive()
    await record(id, host.id, 'host', 'agreed')
    expect(await admission(id)).toBe('admitted')
  })

  it('yields to the deputy, who receives the visitor and so must be in', async () => {
    await goAway(desk, host.id)
    const id = await arrive()
    await goAway(desk, deputy.id)
    await expect(record(id, deputy.id, 'deputy', 'agreed')).rejects.toMatchObject({ code: 'HOST_OUT' })
    const [, away] = await desk.admin.absence.list({})
    await desk.admin.absence.end({ requestId: requestId(), id: away?.id ?? 0 })
    await record(id, deputy.id, 'deputy', 'agreed')
    expect(await admission(id)).toBe('admitted')
  })

  it('is switched off with the rule', async () => {
    const rules = await desk.admin.receptionRule.get({})
    await desk.admin.receptionRule.save({ requestId: requestId(), rules: { ...rules, hostOutBlocks: false } })
    await goAway(desk, host.id)
    const id = await arrive()
    await record(id, leader.id, 'leader', 'agreed')
    expect(await admission(id)).toBe('admitted')
  })
})

describe('an override', () => {
  const override = (visitId: number, staffId: number, pin: string, client = desk.admin) =>
    client.hostCall.override({
      ...{ requestId: requestId(), visitId, reason: '客户要取合同' },
      credential: { kind: 'pin', staffId, pin },
    })

  it('by a duty manager at the desk lets in whoever waits, with his name and reason', async () => {
    await blockWhileHostIsOut(desk)
    await goAway(desk, host.id)
    const manager = await desk.person({ name: '马经理', role: 'dutyManager', pin: '260914' })
    const { client } = await desk.person({ name: '小林', role: 'receptionist' })
    const id = await arrive()
    await expect(override(id, manager.staffId, '000111', client)).rejects.toMatchObject({ code: 'PIN_WRONG' })
    await override(id, manager.staffId, manager.pin, client)
    expect(await plan(id)).toMatchObject({
      admission: 'admitted',
      admissionBy: '马经理',
      admissionReason: '客户要取合同',
    })
    expect(entriesOf(desk, 'visits', id).at(-1)).toMatchObject({
      kind: 'visit.admitted',
      facts: { approvedBy: manager.staffId, by: 'pin' },
    })
    expect(keptAnswers(desk)).not.toMatch(/客户要取合同/)
    await expect(override(id, manager.staffId, manager.pin)).rejects.toMatchObject({ code: 'ALREADY_DONE' })
  })

  it('by a receptionist is refused', async () => {
    const { client, staffId, pin } = await desk.person({ name: '小林', role: 'receptionist' })
    const id = await arrive()
    await expect(override(id, staffId, pin, client)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      data: { permission: 'visits.override' },
    })
    expect(await admission(id)).toBe('waiting')
  })

  it('does not go over a refusal of the host', async () => {
    const manager = await desk.person({ name: '马经理', role: 'dutyManager' })
    const id = await arrive()
    await record(id, host.id, 'host', 'refused')
    await expect(override(id, manager.staffId, manager.pin)).rejects.toMatchObject({ code: 'ALREADY_DONE' })
  })

  it('repeated gets its first answer, without another try of the PIN', async () => {
    const manager = await desk.person({ name: '马经理', role: 'dutyManager' })
    const id = await arrive()
    const request = { requestId: requestId(), visitId: id, reason: '取件' }
    const pin = (typed: string) => ({ kind: 'pin' as const, staffId: manager.staffId, pin: typed })
    const first = await desk.admin.hostCall.override({ ...request, credential: pin(manager.pin) })
    expect(await desk.admin.hostCall.override({ ...request, credential: pin('000111') })).toEqual(first)
  })
})
