import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeskClient } from '#core/desk.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import {
  configureReader,
  consentTo,
  drawn,
  enrolFinger,
  plugSimulatedReader,
  untilReader,
  type SimulatedReader,
} from '../support/simulated-reader.ts'

let test: TestDesk
let reader: SimulatedReader
let readerId: number
let staffId: number

type ClockEvents = AsyncIteratorObject<
  Awaited<ReturnType<DeskClient['attendance']['clock']>> extends AsyncIterable<infer E> ? E : never
>

async function addPerson(staffNo: string, name: string): Promise<number> {
  const fields = { staffNo, name, department: '技术部', extension: '', role: null, shiftId: null }
  return (await test.admin.staff.create({ requestId: requestId(), ...fields })).id
}

/** The clock screen's events, begun; the first one (the readers' state) is taken off. */
async function openClock(): Promise<{ events: ClockEvents; first: unknown; close: () => void }> {
  const stop = new AbortController()
  const events = (await test
    .client('clock')
    .attendance.clock(undefined, { signal: stop.signal })) as ClockEvents
  const first = (await events.next()).value
  return { events, first, close: () => stop.abort() }
}
const next = async (events: ClockEvents) => (await events.next()).value
const columns = (sql: string) => test.desk.core.sqlite.prepare(sql).pluck().all()

beforeEach(async () => {
  test = await openTestDesk()
  reader = await plugSimulatedReader()
  readerId = await configureReader(test, reader)
  staffId = await addPerson('A-1', '王芳')
})
afterEach(async () => {
  await test.close()
  await reader.close()
  // a client that goes away is no bug
  expect(test.logged.filter(({ event }) => event === 'bug' || event === 'touch')).toEqual([])
})

describe('a finger', () => {
  it('goes from consent over enrolment to a punch on the clock screen, over a real line', async () => {
    const enrol = { requestId: requestId(), staffId, readerId, label: '右手食指' }
    await expect(test.admin.fingers.enrol(enrol)).rejects.toMatchObject({ code: 'CONSENT_NEEDED' })
    await consentTo(test, staffId)
    const { steps } = await enrolFinger(test, reader, { staffId, readerId, finger: 'wang right index' })
    expect(steps).toEqual(['press 1', 'lift 1', 'pressAgain 2'])
    expect(await test.admin.fingers.list({ staffId })).toMatchObject([
      { label: '右手食指', readerName: '考勤机', slot: 0, deletedAt: null },
    ])
    expect((await test.admin.staff.get({ id: staffId })).fingers).toBe(1)
    expect(await test.admin.readers.list({})).toMatchObject([{ state: 'ready', used: 1, capacity: 200 }])

    const { events, first, close } = await openClock()
    expect(first).toEqual({ kind: 'readers', present: 1, configured: 1 })
    reader.module.touch('wang right index')
    const punch = await next(events)
    expect(punch).toMatchObject({
      kind: 'punch',
      result: { staffId, name: '王芳', source: 'finger', meaning: 'noShift' },
      receivedAt: expect.any(Number) as number,
    })
    close()
    expect(columns('SELECT slot FROM punches')).toEqual([0])
    expect(
      columns("SELECT kind FROM audit_entries WHERE kind LIKE 'finger.%' OR kind LIKE 'consent.%'"),
    ).toEqual(['consent.given', 'finger.enrolled'])
  })

  it('that is lying there after the enrolment is no punch, and one that stays on the glass punches once', async () => {
    await consentTo(test, staffId)
    const { events, close } = await openClock()
    await enrolFinger(test, reader, { staffId, readerId, finger: 'wang' })
    reader.module.touch('wang')
    expect(await next(events)).toMatchObject({ kind: 'punch' })
    await reader.lift()
    test.clock.advance(90_000)
    reader.module.touch('wang')
    expect(await next(events)).toMatchObject({ kind: 'punch' })
    close()
    expect(columns('SELECT count(*) FROM punches')).toEqual([2])
  })

  it('that nobody knows, or that cannot be read, says so and stores nothing', async () => {
    const { events, close } = await openClock()
    reader.module.touch('a stranger')
    expect(await next(events)).toEqual({ kind: 'unknownFinger', failures: 1 })
    await reader.lift()
    reader.module.dirty()
    expect(await next(events)).toEqual({ kind: 'dirtyFinger', reason: 'moved', failures: 2 })
    close()
    expect(columns('SELECT count(*) FROM punches')).toEqual([0])
  })

  it('is refused the second time, also for another person', async () => {
    await consentTo(test, staffId)
    await enrolFinger(test, reader, { staffId, readerId, finger: 'wang' })
    const other = await addPerson('A-2', '李娜')
    await consentTo(test, other)
    await expect(
      enrolFinger(test, reader, { staffId: other, readerId, finger: 'wang' }),
    ).rejects.toMatchObject({
      code: 'FINGER_DUPLICATE',
    })
    expect((await test.admin.staff.get({ id: other })).fingers).toBe(0)
  })

  it('left in the module by a crash is replaced, not held against its owner', async () => {
    await consentTo(test, staffId)
    await enrolFinger(test, reader, { staffId, readerId, finger: 'wang' })
    // as if the process had died between the module and the record
    test.desk.core.sqlite.prepare('DELETE FROM fingers').run()
    const { fingerId } = await enrolFinger(test, reader, { staffId, readerId, finger: 'wang' })
    expect(fingerId).toBeGreaterThan(0)
    expect(reader.module.state.library.size).toBe(1)
  })

  it('is deleted in the module, with the count before and after on record', async () => {
    await consentTo(test, staffId)
    const { fingerId } = await enrolFinger(test, reader, { staffId, readerId, finger: 'wang' })
    const request = { requestId: requestId(), fingerId, reason: '换手指' }
    await test.admin.fingers.remove(request)
    expect(await test.admin.fingers.remove(request)).toEqual({ id: fingerId })
    expect(reader.module.state.library.size).toBe(0)
    const [facts = '{}'] = columns(
      "SELECT facts FROM audit_entries WHERE kind = 'finger.deleted'",
    ) as string[]
    expect(JSON.parse(facts)).toMatchObject({ slot: 0, before: 1, after: 0, reason: '换手指' })
  })

  it('goes when its owner leaves, at once from a reader that is there, later from one that was not', async () => {
    await consentTo(test, staffId)
    await enrolFinger(test, reader, { staffId, readerId, finger: 'wang' })
    const second = await addPerson('A-2', '李娜')
    await consentTo(test, second)
    await enrolFinger(test, reader, { staffId: second, readerId, finger: 'li' })
    await test.admin.staff.leave({ requestId: requestId(), id: staffId, reason: '离职' })
    expect(reader.module.state.library.size).toBe(1)
    expect((await test.admin.fingers.consents({ staffId }))[0]?.withdrawnAt).toBe(test.clock.wall)

    await reader.unplug()
    await untilReader(test, readerId, 'absent')
    await test.admin.fingers.withdraw({ requestId: requestId(), staffId: second, reason: '本人撤回' })
    expect(reader.module.state.library.size).toBe(1)
    const stop = new AbortController()
    const changes = await test.admin.live.changes(undefined, { signal: stop.signal })
    const deleted = (async () => {
      for await (const change of changes) if (change.kind === 'finger.deleted') return
    })()
    await reader.plug()
    await deleted
    stop.abort()
    expect(reader.module.state.library.size).toBe(0)
    expect((await test.admin.fingers.list({ staffId: second }))[0]?.deletedAt).toBe(test.clock.wall)
  })
})

describe('an enrolment', () => {
  it('says what is wrong with a press and goes on', async () => {
    await consentTo(test, staffId)
    const events = await test.admin.fingers.enrol({
      requestId: requestId(),
      staffId,
      readerId,
      label: '右手食指',
    })
    const steps: string[] = []
    for await (const event of events) {
      if (event.kind === 'enrolled') break
      steps.push(event.step)
      if (event.step === 'lift' || event.step === 'different' || event.step === 'poor') reader.module.lift()
      if (event.step === 'press') reader.module.touch('wang')
      if (event.step === 'pressAgain')
        reader.module.touch(steps.includes('different') ? 'wang' : 'another finger')
    }
    expect(steps).toEqual(['press', 'lift', 'pressAgain', 'different', 'press', 'lift', 'pressAgain'])
  })

  it('is taken back when the person at the desk goes away, and the reader serves again', async () => {
    await consentTo(test, staffId)
    const stop = new AbortController()
    const wanted = { staffId, readerId, label: '右手食指' }
    const events = await test.admin.fingers.enrol(
      { requestId: requestId(), ...wanted },
      { signal: stop.signal },
    )
    expect((await events.next()).value).toMatchObject({ kind: 'step', step: 'press', press: 1 })
    await expect(test.admin.fingers.enrol({ requestId: requestId(), ...wanted })).rejects.toMatchObject({
      code: 'READER_BUSY',
    })
    stop.abort()
    await events.next().catch(() => undefined)
    await reader.lift()
    const { events: clock, close } = await openClock()
    reader.module.touch('a stranger')
    expect(await next(clock)).toEqual({ kind: 'unknownFinger', failures: 1 })
    close()
    expect(columns('SELECT count(*) FROM fingers')).toEqual([0])
  })

  it('needs a reader with room, a consent in force, and a signature that is one', async () => {
    await expect(
      test.admin.fingers.consent({
        requestId: requestId(),
        staffId,
        version: '2026-1',
        alternativeOffered: true,
        signature: { ...drawn, strokes: [[{ x: 0, y: 0, time: 0 }]] },
      }),
    ).rejects.toMatchObject({ code: 'SIGNATURE_EMPTY' })
    await consentTo(test, staffId)
    await test.admin.fingers.withdraw({ requestId: requestId(), staffId, reason: '本人撤回' })
    const wanted = { staffId, readerId, label: '右手食指' }
    await expect(test.admin.fingers.enrol({ requestId: requestId(), ...wanted })).rejects.toMatchObject({
      code: 'CONSENT_NEEDED',
    })
    await consentTo(test, staffId)
    await reader.unplug()
    await untilReader(test, readerId, 'absent')
    await expect(test.admin.fingers.enrol({ requestId: requestId(), ...wanted })).rejects.toMatchObject({
      code: 'READER_ABSENT',
    })
  })

  it('is refused by a full reader', async () => {
    const small = await plugSimulatedReader({ capacity: 1, library: new Map([[0, 'somebody']]) })
    const smallId = await configureReader(test, small, '小考勤机')
    await consentTo(test, staffId)
    await expect(
      test.admin.fingers.enrol({ requestId: requestId(), staffId, readerId: smallId, label: '右手食指' }),
    ).rejects.toMatchObject({ code: 'READER_FULL' })
    await test.admin.readers.remove({ requestId: requestId(), id: smallId })
    await small.close()
  })
})

describe('a reader', () => {
  it('pulled out is shown as absent, told to the clock screen, and works again when plugged', async () => {
    await consentTo(test, staffId)
    await enrolFinger(test, reader, { staffId, readerId, finger: 'wang' })
    const { events, close } = await openClock()
    await reader.unplug()
    expect(await next(events)).toEqual({ kind: 'readers', present: 0, configured: 1 })
    expect(await test.admin.readers.list({})).toMatchObject([{ state: 'absent', used: null }])
    await reader.plug()
    for (;;) {
      const event = (await next(events)) as { kind: string; present?: number }
      if (event.kind === 'readers' && event.present === 1) break
    }
    reader.module.touch('wang')
    expect(await next(events)).toMatchObject({ kind: 'punch', result: { name: '王芳' } })
    close()
  })

  it('is an administrator’s to set up, never tells its password, and is one to a port', async () => {
    const port = {
      requestId: requestId(),
      id: null,
      name: '二号机',
      path: reader.path,
      baudRate: 57600 as const,
    }
    await expect(test.admin.readers.save({ ...port, password: 0 })).rejects.toMatchObject({
      code: 'FIELD_INVALID',
      data: { field: 'path' },
    })
    const other = { ...port, path: '/dev/ttyNotThere', password: 0x12345678 }
    const { id } = await test.admin.readers.save(other)
    const [shown] = (await test.admin.readers.list({})).filter((one) => one.id === id)
    expect(JSON.stringify(shown)).not.toContain(String(0x12345678))
    const [cipher] = columns(`SELECT password_cipher FROM readers WHERE id = ${id}`) as Buffer[]
    expect(cipher?.toString('latin1')).not.toContain(String(0x12345678))
    await untilReader(test, id, 'absent')
    await test.admin.readers.remove({ requestId: requestId(), id })
    expect(await test.admin.readers.list({})).toHaveLength(1)
    const { client } = await test.person({ name: '刘洋', role: 'receptionist' })
    await expect(client.readers.save({ ...other, requestId: requestId() })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('with another password says so', async () => {
    const locked = await plugSimulatedReader({ password: 77 })
    const { id } = await test.admin.readers.save({
      requestId: requestId(),
      id: null,
      name: '二号机',
      path: locked.path,
      baudRate: 57600,
      password: null,
    })
    await untilReader(test, id, 'wrongPassword')
    const known = { name: '二号机', path: locked.path, baudRate: 57600 as const }
    await test.admin.readers.save({ requestId: requestId(), id, ...known, password: 77 })
    await untilReader(test, id, 'ready')
    // leaving the password out keeps it
    await test.admin.readers.save({ requestId: requestId(), id, ...known, name: '三号机', password: null })
    await untilReader(test, id, 'ready')
    await test.admin.readers.remove({ requestId: requestId(), id })
    await locked.close()
  })
})

describe('a finger to sign with', () => {
  it('is a proof while somebody waits for one, and no punch', async () => {
    await consentTo(test, staffId)
    await enrolFinger(test, reader, { staffId, readerId, finger: 'wang' })
    const events = await test.admin.readers.proof()
    expect((await events.next()).value).toEqual({ kind: 'waiting' })
    reader.module.touch('a stranger')
    expect((await events.next()).value).toEqual({ kind: 'unknownFinger' })
    await reader.lift()
    reader.module.touch('wang')
    const { value } = await events.next()
    expect(value).toMatchObject({ kind: 'proof', staffId, name: '王芳' })
    expect((value as { proof: string }).proof).toMatch(/^[0-9a-f]{32}$/)
    expect((await events.next()).done).toBe(true)
    expect(columns('SELECT count(*) FROM punches')).toEqual([0])

    await reader.lift()
    const { events: clock, close } = await openClock()
    reader.module.touch('wang')
    expect(await next(clock)).toMatchObject({ kind: 'punch' })
    close()
  })

  it('is not waited for without a reader, nor any longer when it is pulled out', async () => {
    const events = await test.admin.readers.proof()
    await events.next()
    await reader.unplug()
    await expect(events.next()).rejects.toMatchObject({ code: 'READER_ABSENT', defined: true })
    const again = await test.admin.readers.proof()
    await expect(again.next()).rejects.toMatchObject({ code: 'READER_ABSENT', defined: true })
    await reader.plug()
    await untilReader(test, readerId, 'ready')
    const { events: clock, close } = await openClock()
    reader.module.touch('a stranger')
    expect(await next(clock)).toEqual({ kind: 'unknownFinger', failures: 1 })
    close()
  })

  it('leaves a touch a punch behind a locked screen', async () => {
    const { client, staffId: id, pin } = await test.person({ name: '李强', role: 'receptionist' })
    const events = await client.readers.proof()
    await events.next()
    await client.session.signOut()
    const { events: clock, close } = await openClock()
    reader.module.touch('a stranger')
    expect(await next(clock)).toEqual({ kind: 'unknownFinger', failures: 1 })
    close()
    await client.session.signIn({ staffId: id, pin })
    await reader.lift()
    reader.module.touch('another stranger')
    expect((await events.next()).value).toEqual({ kind: 'unknownFinger' })
  })

  it('gives punches back when nobody waits any more', async () => {
    const stop = new AbortController()
    const events = await test.admin.readers.proof(undefined, { signal: stop.signal })
    await events.next()
    stop.abort()
    await events.next().catch(() => undefined)
    const { events: clock, close } = await openClock()
    reader.module.touch('a stranger')
    expect(await next(clock)).toEqual({ kind: 'unknownFinger', failures: 1 })
    close()
  })
})

it('no answer of any procedure carries a template', async () => {
  await consentTo(test, staffId)
  await enrolFinger(test, reader, { staffId, readerId, finger: 'wang' })
  const [template = new Uint8Array()] = [...reader.module.state.library.values()]
  const sample = Buffer.from(template.subarray(16, 48))
  const file = test.desk.core.sqlite.serialize()
  expect(file.includes(sample)).toBe(false)
  const answers = [
    await test.admin.fingers.list({ staffId }),
    await test.admin.readers.list({}),
    await test.admin.staff.get({ id: staffId }),
  ]
  expect(JSON.stringify(answers)).not.toContain(sample.toString('base64').slice(0, 20))
})
