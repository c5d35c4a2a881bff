import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallOutcome, Callee } from '#shared/contract/calls.ts'
import { colleague, expected, goAway, grade, register } from '../support/calls.ts'
import { entriesOf, keptAnswers } from '../support/custody.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { openDuty } from '../support/handover.ts'

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

describe('arriving', () => {
  it('asks nobody without a grade, or with one that calls nobody', async () => {
    expect(await admission(await arrive({ gradeId: null }))).toBeNull()
    expect(await admission(await arrive({ gradeId: grade(desk, 'D', 'nobody') }))).toBeNull()
  })

  it('waits for an answer where the grade calls somebody', async () => {
    expect(await admission(await arrive())).toBe('waiting')
  })

  it('of an expected visitor is agreed to by the host who announced him, unless he is out', async () => {
    const id = await arrive({ expectedId: expected(desk, host.id) })
    expect(await plan(id)).toMatchObject({
      admission: 'admitted',
      admissionAt: desk.clock.wall,
      admissionBy: '陈静',
    })
    expect(entriesOf(desk, 'visits', id).map(({ kind }) => kind)).toEqual([
      'visit.registered',
      'visit.admitted',
    ])
    await goAway(desk, host.id)
    desk.clock.advance(1)
    expect(await admission(await arrive({ expectedId: expected(desk, host.id) }))).toBe('waiting')
  })

  it('of somebody expected by another host waits all the same', async () => {
    expect(await admission(await arrive({ expectedId: expected(desk, leader.id) }))).toBe('waiting')
  })
})

describe('the call plan', () => {
  it('goes from the host to his deputy to the leader, each with how to reach him', async () => {
    const { people, next, tellsLeader } = await plan(await arrive())
    expect(people).toMatchObject([
      {
        name: '王芳',
        standing: 'host',
        mobile: '13900000001',
        presence: 'unknown',
        absence: null,
        tried: [],
      },
      { name: '李强', standing: 'deputy', mobile: '13900000002', department: '市场部' },
      { name: '赵总', standing: 'leader', mobile: '' },
    ])
    expect(people.every(({ extension }) => extension !== '')).toBe(true)
    expect({ next, tellsLeader }).toEqual({ next: 0, tellsLeader: false })
  })

  it('is the leader alone where the grade says so', async () => {
    const id = await arrive({ gradeId: grade(desk, 'A', 'leader', leader.id) })
    expect(await plan(id)).toMatchObject({
      tellsLeader: true,
      people: [{ name: '赵总', standing: 'leader' }],
    })
  })

  it('names everybody once, and nobody who has left', async () => {
    const own = await arrive({ hostId: leader.id })
    expect((await plan(own)).people.map(({ standing }) => standing)).toEqual(['host'])
    await desk.admin.staff.leave({ requestId: requestId(), id: deputy.id, reason: '离职' })
    expect((await plan(await arrive())).people.map(({ name }) => name)).toEqual(['王芳', '赵总'])
  })

  it('puts the deputy of the running absence first, with its message', async () => {
    const standIn = await colleague(desk, '周敏')
    await goAway(desk, host.id, standIn.id)
    const { people, next } = await plan(await arrive())
    expect(people.map(({ name }) => name)).toEqual(['王芳', '周敏', '赵总'])
    expect(people[0]?.absence).toEqual({
      until: desk.clock.wall + 7_200_000,
      message: '外出开会',
      deputyName: '周敏',
    })
    expect(next).toBe(1)
  })

  it('has a host of another house in it by name', async () => {
    const id = await arrive({ hostId: null, hostName: '1808 房' })
    expect((await plan(id)).people).toMatchObject([
      { staffId: null, name: '1808 房', standing: 'host', presence: 'unknown' },
      { name: '赵总' },
    ])
    await record(id, null, 'host', 'agreed')
    expect(await admission(id)).toBe('admitted')
    expect((await plan(id)).calls).toMatchObject([{ calledName: '1808 房', standing: 'host' }])
  })
})

describe('whether somebody is in', () => {
  const presenceOf = async (id: number) => (await desk.admin.absence.state({ staffId: id })).presence

  it('is unknown while nobody clocks, and of whoever never does', async () => {
    expect(await presenceOf(host.id)).toBe('unknown')
    await deputy.punch()
    expect(await presenceOf(deputy.id)).toBe('in')
    expect(await presenceOf(host.id)).toBe('unknown')
  })

  it('is out after clocking out, until a day on which nobody clocks', async () => {
    await host.punch()
    desk.clock.advance(3_600_000)
    await host.punch()
    expect(await presenceOf(host.id)).toBe('out')
    desk.clock.advance(86_400_000)
    expect(await presenceOf(host.id)).toBe('unknown')
    await deputy.punch()
    expect(await presenceOf(host.id)).toBe('out')
    desk.clock.advance(30 * 86_400_000)
    await deputy.punch()
    expect(await presenceOf(host.id)).toBe('unknown')
  })
})

describe('a call', () => {
  it('that is agreed to lets the visitor in, and says who told whom by which way at what time', async () => {
    const id = await arrive()
    desk.clock.advance(30_000)
    const { id: callId } = await record(id, host.id, 'host', 'agreed')
    const answered = await plan(id)
    expect(answered).toMatchObject({
      admission: 'admitted',
      admissionAt: desk.clock.wall,
      admissionBy: '陈静',
      calls: [
        {
          calledName: '王芳',
          standing: 'host',
          way: 'extension',
          outcome: 'agreed',
          calledAt: desk.clock.wall,
          calledBy: '陈静',
        },
      ],
    })
    expect(entriesOf(desk, 'host_calls', callId)).toMatchObject([
      {
        kind: 'hostCall.recorded',
        facts: { calledId: host.id, standing: 'host', callWay: 'extension', callOutcome: 'agreed' },
      },
    ])
    expect(entriesOf(desk, 'visits', id).at(-1)).toMatchObject({ kind: 'visit.admitted' })
    expect(keptAnswers(desk)).not.toMatch(/王芳|欧阳明/)
  })

  it('that nobody answers goes on to the next, and begins again with whoever was rung longest ago', async () => {
    const id = await arrive()
    const seen = []
    for (const [person, standing] of [
      [host, 'host'],
      [deputy, 'deputy'],
      [leader, 'leader'],
    ] as const) {
      seen.push((await plan(id)).next)
      await record(id, person.id, standing, 'noAnswer')
      desk.clock.advance(60_000)
    }
    seen.push((await plan(id)).next)
    expect(seen).toEqual([0, 1, 2, 0])
    expect(await plan(id)).toMatchObject({
      admission: 'waiting',
      people: [{ tried: [{ outcome: 'noAnswer' }] }, { tried: [{}] }, { tried: [{}] }],
    })
  })

  it('that is refused keeps him out, until the host thinks better of it', async () => {
    const id = await arrive()
    await record(id, host.id, 'host', 'refused')
    expect(await admission(id)).toBe('refused')
    expect(entriesOf(desk, 'visits', id).at(-1)).toMatchObject({ kind: 'visit.refused' })
    expect(await desk.admin.visitors.onSite({})).toMatchObject([{ id, admission: 'refused' }])
    await record(id, host.id, 'host', 'agreed')
    expect(await admission(id)).toBe('admitted')
  })

  it('that informs the leader is enough for his grade of visitor, and for no other', async () => {
    const high = await arrive({ gradeId: grade(desk, 'A', 'leader', leader.id) })
    await record(high, leader.id, 'leader', 'informed')
    expect(await admission(high)).toBe('admitted')
    const low = await arrive()
    await expect(record(low, leader.id, 'leader', 'informed')).rejects.toMatchObject({
      code: 'FIELD_INVALID',
      data: { field: 'outcome' },
    })
  })

  it('may tell the host of a visitor who is let in already, and changes nothing', async () => {
    const id = await arrive({ expectedId: expected(desk, host.id) })
    const { admissionAt } = await plan(id)
    desk.clock.advance(1_000)
    await record(id, host.id, 'host', 'informed')
    expect(await plan(id)).toMatchObject({
      admission: 'admitted',
      admissionAt,
      calls: [{ outcome: 'informed' }],
    })
    await expect(record(id, host.id, 'host', 'agreed')).rejects.toMatchObject({ code: 'ALREADY_DONE' })
  })

  it('is put down in the right of whoever was called, and to nobody who is not here', async () => {
    const id = await arrive()
    const wrong = (field: string) => ({ code: 'FIELD_INVALID', data: { field } })
    await expect(record(id, leader.id, 'host', 'agreed')).rejects.toMatchObject(wrong('standing'))
    await expect(record(id, host.id, 'other', 'agreed')).rejects.toMatchObject(wrong('standing'))
    await expect(record(id, null, 'host', 'agreed', '某人')).rejects.toMatchObject(wrong('standing'))
    await expect(record(id, null, 'other', 'agreed')).rejects.toMatchObject(wrong('calledName'))
    await expect(record(id, 9_999, 'other', 'agreed')).rejects.toMatchObject(wrong('calledId'))
    await record(id, desk.adminId, 'other', 'agreed')
    expect(await admission(id)).toBe('admitted')
  })

  it('is not made for somebody who has left', async () => {
    const id = await arrive()
    await desk.admin.visitors.leave({ requestId: requestId(), visitId: id, kind: 'seen' })
    await expect(record(id, host.id, 'host', 'agreed')).rejects.toMatchObject({ code: 'VISIT_LEFT' })
    expect(await plan(id)).toMatchObject({ inside: false })
  })

  it('is never changed or taken away; only the name may go with its salt', async () => {
    const { id } = await record(await arrive(), host.id, 'host', 'noAnswer')
    const run = (sql: string) => () => desk.desk.core.sqlite.prepare(sql).run(id)
    expect(run("UPDATE host_calls SET outcome = 'agreed' WHERE id = ?")).toThrow(/append-only/)
    expect(run("UPDATE host_calls SET called_name = '别人' WHERE id = ?")).toThrow(/append-only/)
    expect(run('DELETE FROM host_calls WHERE id = ?')).toThrow(/append-only/)
    expect(run("UPDATE host_calls SET called_name = '', salt = NULL WHERE id = ?")).not.toThrow()
  })

  it('is one line, however often the request comes', async () => {
    const visitId = await arrive()
    const request = {
      ...{ requestId: requestId(), visitId, calledId: host.id, calledName: '' },
      ...{ standing: 'host' as const, way: 'mobile' as const, outcome: 'noAnswer' as const },
    }
    const first = await desk.admin.hostCall.record(request)
    desk.clock.advance(5_000)
    expect(await desk.admin.hostCall.record(request)).toEqual(first)
    expect((await plan(visitId)).calls).toHaveLength(1)
  })
})

describe('those who wait', () => {
  it('are listed longest first, with the newest call, until they are answered or gone', async () => {
    const first = await arrive({ name: '甲一' })
    desk.clock.advance(60_000)
    const second = await arrive({ name: '乙二' })
    await arrive({ name: '丙三', gradeId: null })
    await record(first, host.id, 'host', 'noAnswer')
    expect(await desk.admin.hostCall.waiting({})).toMatchObject([
      {
        visitId: first,
        name: '甲一',
        hostName: '王芳',
        lastCall: { name: '王芳', outcome: 'noAnswer', calledAt: desk.clock.wall },
      },
      { visitId: second, name: '乙二', lastCall: null },
    ])
    await record(first, deputy.id, 'deputy', 'agreed')
    await desk.admin.visitors.leave({ requestId: requestId(), visitId: second, kind: 'seen' })
    expect(await desk.admin.hostCall.waiting({})).toEqual([])
  })

  it('are not listed during a blind count', async () => {
    await arrive()
    const { outgoing } = await openDuty(desk)
    await outgoing.client.handovers.start({ requestId: requestId() })
    await expect(desk.admin.hostCall.waiting({})).rejects.toMatchObject({ code: 'BEING_COUNTED' })
  })
})
