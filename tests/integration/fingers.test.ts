import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Family } from '#core/readers/simulators/families.ts'
import type { Ef01Model } from '#core/readers/simulators/ef01/state.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { addFamily, plugFamily, type FamilyReader } from '../support/family-reader.ts'
import { consentTo, enrolFinger, tryFinger, untilReader } from '../support/simulated-reader.ts'

let test: TestDesk
const plugged: FamilyReader[] = []
beforeEach(async () => {
  test = await openTestDesk()
})
afterEach(async () => {
  await test.close()
  for (const reader of plugged.splice(0)) await reader.close()
  expect(test.logged.filter(({ event }) => event === 'bug' || event === 'touch')).toEqual([])
})

async function addPerson(name: string): Promise<number> {
  const fields = {
    staffNo: `A-${name}`,
    name,
    department: '技术部',
    extension: '',
    role: null,
    shiftId: null,
  }
  const { id } = await test.admin.staff.create({
    requestId: requestId(),
    ...fields,
    staffNo: String(700 + name.charCodeAt(0)),
  })
  return id
}
async function plug(family: Family, model?: Ef01Model, name = '考勤机') {
  const reader = await plugFamily(family, { model })
  plugged.push(reader)
  const dialect = model === 'r503' || model === 'ps' ? model : null
  return { reader, readerId: await addFamily(test, reader, name, { dialect }) }
}
const columns = (sql: string) => test.desk.core.sqlite.prepare(sql).pluck().all()

const kinds: [string, Family, Ef01Model | undefined, number][] = [
  ['ef01', 'ef01', undefined, 2],
  ['ef01 r503', 'ef01', 'r503', 2],
  ['ef01 ps', 'ef01', 'ps', 4],
  ['gt511', 'gt511', undefined, 3],
  ['f5', 'f5', undefined, 3],
]

describe.each(kinds)('on a %s', (_, family, model, presses) => {
  it('a finger is enrolled press by press, tried out, refused to others, and deleted with proof', async () => {
    const { reader, readerId } = await plug(family, model)
    const staffId = await addPerson('王')
    await consentTo(test, staffId)
    const { fingerId, steps } = await enrolFinger(test, reader, { staffId, readerId, finger: 'wang' })
    expect(steps[0]).toBe('press 1')
    expect(steps.filter((step) => step.startsWith('press')).at(-1)).toBe(`pressAgain ${presses}`)
    expect(reader.slots()).toEqual([0])

    const tried = await tryFinger(test, reader, fingerId, 'wang')
    expect(tried.quality).toMatch(family === 'ef01' ? /good|fair|weak/ : /recognised/)
    expect(tried.score === null).toBe(family !== 'ef01')
    const [listed] = await test.admin.fingers.list({ staffId })
    expect(listed?.quality).toBe(family === 'ef01' ? tried.quality : null)
    expect(columns('SELECT count(*) FROM punches')).toEqual([0])

    const other = await addPerson('李')
    await consentTo(test, other)
    await expect(
      enrolFinger(test, reader, { staffId: other, readerId, finger: 'wang' }),
    ).rejects.toMatchObject({ code: 'FINGER_DUPLICATE', data: { whose: '王' } })
    await reader.lift()

    await test.admin.fingers.remove({ requestId: requestId(), fingerId, reason: '换手指' })
    expect(reader.slots()).toEqual([])
    expect(columns('SELECT end_reason FROM fingers')).toEqual(['removed'])
    expect(await test.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  }, 60_000)
})

describe('a finger tried out', () => {
  it('is told apart from another one, and somebody else’s touch stays a punch', async () => {
    const { reader, readerId } = await plug('ef01')
    const staffId = await addPerson('王')
    const other = await addPerson('李')
    for (const [id, finger] of [
      [staffId, 'wang'],
      [other, 'li'],
    ] as const) {
      await consentTo(test, id)
      await enrolFinger(test, reader, { staffId: id, readerId, finger })
    }
    const [mine] = await test.admin.fingers.list({ staffId })
    const events = await test.admin.fingers.tryOut({ fingerId: mine?.id ?? 0 })
    expect((await events.next()).value).toEqual({ kind: 'waiting' })
    reader.module.touch('li')
    await expect.poll(() => columns('SELECT staff_id FROM punches')).toEqual([other])
    await reader.lift()
    reader.module.dirty('fewPoints')
    expect((await events.next()).value).toEqual({ kind: 'poor', reason: 'fewPoints' })
    await reader.lift()
    reader.module.touch('a stranger')
    expect((await events.next()).value).toEqual({ kind: 'tried', quality: 'unknown', score: null })
    expect((await events.next()).done).toBe(true)
    expect(columns('SELECT test_score FROM fingers')).toEqual([null, null])
  })
})

describe('a press that was no good', () => {
  it('is told with its reason and keeps its number', async () => {
    const { reader, readerId } = await plug('ef01')
    const staffId = await addPerson('王')
    await consentTo(test, staffId)
    const wanted = { requestId: requestId(), staffId, readerId, label: '右手食指' }
    const told: unknown[] = []
    for await (const event of await test.admin.fingers.enrol(wanted)) {
      if (event.kind === 'enrolled') break
      told.push(event)
      if (event.step === 'pressAgain' && told.length < 4) reader.module.dirty('disordered')
      else if (event.step === 'poor') {
        await reader.lift()
        reader.module.touch('wang')
      } else if (event.step === 'lift') reader.module.lift()
      else reader.module.touch('wang')
    }
    expect(told.at(-1)).toEqual({ kind: 'step', step: 'poor', reason: 'disordered', press: 2 })
  })
})

describe('a finger enrolled again', () => {
  async function enrolled() {
    const { reader, readerId } = await plug('ef01')
    const staffId = await addPerson('王')
    await consentTo(test, staffId)
    const { fingerId } = await enrolFinger(test, reader, { staffId, readerId, finger: 'right' })
    return { reader, readerId, staffId, replaces: fingerId }
  }

  it('as another one takes the old one out once it is there', async () => {
    const { reader, ...wanted } = await enrolled()
    const { oldKept } = await enrolFinger(test, reader, { ...wanted, finger: 'left' })
    expect(oldKept).toBe(false)
    expect(reader.slots()).toEqual([1])
    expect(columns('SELECT end_reason FROM fingers ORDER BY id')).toEqual(['enrolledAgain', null])
  })

  it('as the same one is refused unless the old one goes first, and broken off then leaves none', async () => {
    const { reader, ...wanted } = await enrolled()
    const same = { ...wanted, finger: 'right' }
    await expect(enrolFinger(test, reader, same)).rejects.toMatchObject({
      code: 'FINGER_DUPLICATE',
      data: { whose: '王' },
    })
    await reader.lift()
    expect(reader.slots()).toEqual([0])
    await enrolFinger(test, reader, { ...same, oldFirst: true })
    expect(reader.slots()).toEqual([0])
    const [now] = columns('SELECT id FROM fingers WHERE deleted_at IS NULL') as number[]

    const stop = new AbortController()
    const { staffId, readerId } = wanted
    const again = { requestId: requestId(), staffId, readerId, label: '右手食指', replaces: now ?? 0 }
    const events = await test.admin.fingers.enrol({ ...again, oldFirst: true }, { signal: stop.signal })
    expect((await events.next()).value).toMatchObject({ step: 'press' })
    stop.abort()
    await events.next().catch(() => undefined)
    expect(reader.slots()).toEqual([])
    expect(columns('SELECT count(*) FROM fingers WHERE deleted_at IS NULL')).toEqual([0])
  })
})

describe('somebody who leaves', () => {
  it('while he is being enrolled is not enrolled, and nothing of him stays in the module', async () => {
    const { reader, readerId } = await plug('ef01')
    const staffId = await addPerson('王')
    await consentTo(test, staffId)
    await enrolFinger(test, reader, { staffId, readerId, finger: 'right' })
    const events = await test.admin.fingers.enrol({
      requestId: requestId(),
      staffId,
      readerId,
      label: '左手食指',
    })
    await events.next()
    reader.module.touch('left')
    expect((await events.next()).value).toMatchObject({ step: 'lift' })
    const ended = expect(events.next()).rejects.toMatchObject({ code: 'NOT_FOUND', defined: true })
    await test.admin.staff.leave({ requestId: requestId(), id: staffId, reason: '离职' })
    await ended
    expect(reader.slots()).toEqual([])
    expect(columns('SELECT count(*) FROM fingers WHERE deleted_at IS NULL')).toEqual([0])
  })

  it('or takes the consent back just as the module stores his finger, is taken out again', async () => {
    const { reader, readerId } = await plug('ef01')
    const staffId = await addPerson('王')
    await consentTo(test, staffId)
    const wanted = { requestId: requestId(), staffId, readerId, label: '右手食指' }
    let withdrawn: Promise<unknown> | undefined
    // at the first question after the module has stored it, before the desk could hear of it
    reader.onHeard(() => {
      if (reader.slots().length === 1)
        withdrawn ??= test.admin.fingers.withdraw({ requestId: requestId(), staffId, reason: '本人要求' })
    })
    const pressed = (async () => {
      for await (const event of await test.admin.fingers.enrol(wanted)) {
        if (event.kind === 'enrolled') return
        if (event.step === 'lift') reader.module.lift()
        else reader.module.touch('wang')
      }
    })()
    await expect(pressed).rejects.toMatchObject({ code: 'CONSENT_NEEDED' })
    await withdrawn
    expect(reader.slots()).toEqual([])
    expect(columns('SELECT count(*) FROM fingers')).toEqual([0])
  })

  it('with his finger on the glass is gone from the module, and his next touch is nobody’s', async () => {
    const { reader, readerId } = await plug('ef01')
    const staffId = await addPerson('王')
    await consentTo(test, staffId)
    await enrolFinger(test, reader, { staffId, readerId, finger: 'wang' })
    reader.module.touch('wang')
    await expect.poll(() => columns('SELECT count(*) FROM punches')).toEqual([1])
    await test.admin.staff.leave({ requestId: requestId(), id: staffId, reason: '离职' })
    expect(reader.slots()).toEqual([])
    await reader.lift()
    const clock = await test.client('clock').attendance.clock()
    await clock.next()
    reader.module.touch('wang')
    expect((await clock.next()).value).toEqual({ kind: 'unknownFinger', failures: 1 })
    await clock.return()
    expect(columns('SELECT count(*) FROM punches')).toEqual([1])
  })

  it('is shown on the readers’ list while his finger waits to be deleted', async () => {
    const { reader, readerId } = await plug('ef01')
    const staffId = await addPerson('王')
    await consentTo(test, staffId)
    await enrolFinger(test, reader, { staffId, readerId, finger: 'wang' })
    await reader.unplug()
    await untilReader(test, readerId, 'absent')
    await test.admin.staff.leave({ requestId: requestId(), id: staffId, reason: '离职' })
    expect(await test.admin.readers.list({})).toMatchObject([{ pendingDeletions: 1, missingFingers: 0 }])
    await reader.plug()
    await expect.poll(() => columns('SELECT end_reason FROM fingers')).toEqual(['consentEnded'])
    expect(await test.admin.readers.list({})).toMatchObject([{ pendingDeletions: 0 }])
  })
})

describe('a card reader', () => {
  it('is no reader for fingers', async () => {
    const { readerId } = await plug('line')
    const staffId = await addPerson('王')
    await consentTo(test, staffId)
    const wanted = { requestId: requestId(), staffId, readerId, label: '右手食指' }
    await expect(test.admin.fingers.enrol(wanted)).rejects.toMatchObject({
      code: 'READER_REFUSED',
      data: { reason: 'unsupported' },
    })
    expect(await test.admin.readers.list({})).toMatchObject([{ canEnrol: false }])
  })
})
