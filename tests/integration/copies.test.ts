import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fingers } from '#core/database/tables.ts'
import type { Family } from '#core/readers/simulators/families.ts'
import type { FingersFile } from '#core/readers/simulators/fingers-file.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { addFamily, plugFamily, type FamilyReader } from '../support/family-reader.ts'
import { consentTo, enrolFinger, untilReader } from '../support/simulated-reader.ts'

let test: TestDesk
let reader: FamilyReader
let readerId: number
const open: FamilyReader[] = []

const columns = (sql: string) => test.desk.core.sqlite.prepare(sql).pluck().all()
const copied = () => columns('SELECT finger_id FROM finger_templates ORDER BY finger_id')
const keepCopies = (kept: boolean) => test.admin.fingers.keepCopies({ requestId: requestId(), kept })

async function addPerson(staffNo: string, name: string): Promise<number> {
  const fields = { staffNo, name, department: '技术部', extension: '', role: null, shiftId: null }
  return (await test.admin.staff.create({ requestId: requestId(), ...fields })).id
}
async function enrolled(staffNo: string, name: string, version: '2026-1' | '2026-2' = '2026-2') {
  const staffId = await addPerson(staffNo, name)
  await consentTo(test, staffId, version)
  const { fingerId } = await enrolFinger(test, reader, { staffId, readerId, finger: name })
  return { staffId, fingerId }
}

/** Another module comes to the same cable, with what is in it. */
async function changeModule(family: Family, file: FingersFile = {}): Promise<void> {
  await reader.swap(family, file)
  await expect
    .poll(async () => (await test.admin.readers.list({}))[0]?.state, { timeout: 10_000 })
    .not.toBe('ready')
  await reader.plug()
  await expect
    .poll(async () => (await test.admin.readers.list({}))[0]?.state, { timeout: 10_000 })
    .toBe('ready')
}
async function replace(strangers: 'ask' | 'delete' | 'keep' = 'ask') {
  const told: unknown[] = []
  for await (const event of await test.admin.readers.replace({ id: readerId, strangers })) told.push(event)
  return told
}

async function start(family: Family) {
  reader = await plugFamily(family)
  open.push(reader)
  readerId = await addFamily(test, reader, '考勤机')
}

beforeEach(async () => {
  test = await openTestDesk()
})
afterEach(async () => {
  await test.close()
  for (const one of open.splice(0)) await one.close()
  expect(test.logged.filter(({ event }) => event === 'bug' || event === 'touch')).toEqual([])
})

describe('copies of templates', () => {
  beforeEach(() => start('ef01'))

  it('are kept only where the site wants it, of those who agreed to it, and go with their finger', async () => {
    const before = await enrolled('A-1', '王芳', '2026-1')
    expect(await test.admin.fingers.copies({})).toEqual({ kept: false, version: '2026-1', count: 0 })
    await keepCopies(true)
    await expect(consentTo(test, before.staffId, '2026-1')).rejects.toMatchObject({ code: 'FIELD_INVALID' })
    const li = await enrolled('A-2', '李娜')
    await expect.poll(copied).toEqual([li.fingerId])
    expect(await test.admin.fingers.copies({})).toEqual({ kept: true, version: '2026-2', count: 1 })
    // the earlier consent still allows another finger, and no copy of it
    await enrolFinger(test, reader, { staffId: before.staffId, readerId, finger: 'left' })
    // who signs the new text is copied in the background, with what was there before
    await consentTo(test, before.staffId, '2026-2')
    await expect.poll(copied).toHaveLength(3)
    expect((await test.admin.fingers.list({ staffId: li.staffId }))[0]?.copied).toBe(true)

    await test.admin.fingers.remove({ requestId: requestId(), fingerId: li.fingerId, reason: '换手指' })
    expect(copied()).toHaveLength(2)
    await test.admin.staff.leave({ requestId: requestId(), id: before.staffId, reason: '离职' })
    expect(copied()).toEqual([])
    const { client: hr } = await test.person({ name: '赵敏', role: 'hr' })
    await expect(hr.fingers.keepCopies({ requestId: requestId(), kept: false })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await test.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  }, 30_000)

  it('are not made of a finger that waits to be deleted, whatever its owner signs meanwhile', async () => {
    await keepCopies(true)
    const staffId = await addPerson('A-1', '王芳')
    await consentTo(test, staffId, '2026-2')
    await reader.unplug()
    await untilReader(test, readerId, 'absent')
    // enrolled just before the cable was pulled
    const finger = { staffId, readerId, slot: 0, label: '右手食指', enrolledAt: 1 }
    const [consentId = 0] = columns('SELECT id FROM consents') as number[]
    test.desk.core.db
      .insert(fingers)
      .values({ ...finger, consentId })
      .run()
    await test.admin.fingers.withdraw({ requestId: requestId(), staffId, reason: '本人要求' })
    await consentTo(test, staffId, '2026-2')
    await reader.swap('ef01', { slots: { 0: '王芳' } })
    await reader.plug()
    await expect.poll(reader.slots, { timeout: 10_000 }).toEqual([])
    await test.desk.readers.catchUp()
    expect(copied()).toEqual([])
    expect(columns("SELECT count(*) FROM audit_entries WHERE kind = 'finger.copied'")).toEqual([0])
  }, 30_000)

  it('leave no byte in the file when they go, and no copy opens as another finger’s', async () => {
    await keepCopies(true)
    const wang = await enrolled('A-1', '王芳')
    const li = await enrolled('A-2', '李娜')
    await expect.poll(copied).toHaveLength(2)
    const [cipher] = columns('SELECT template_cipher FROM finger_templates') as Buffer[]
    const sample = cipher?.subarray(100, 140) ?? Buffer.alloc(0)
    const onDisk = () =>
      ['', '-wal'].some((end) => readFileSync(join(test.dataDir, `qiantai.db${end}`)).includes(sample))
    test.desk.core.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    expect(onDisk()).toBe(true)

    const model = test.desk.readers.model(readerId) ?? ''
    expect(test.desk.readers.template(li.fingerId, model)).toBeInstanceOf(Uint8Array)
    expect(test.desk.readers.template(li.fingerId, `${model} II`)).toBeUndefined()
    test.desk.core.sqlite
      .prepare('UPDATE finger_templates SET template_cipher = ? WHERE finger_id = ?')
      .run(cipher, li.fingerId)
    expect(test.desk.readers.template(li.fingerId, model)).toBeUndefined()
    expect(test.desk.readers.template(wang.fingerId, model)).toBeInstanceOf(Uint8Array)

    await keepCopies(false)
    expect(copied()).toEqual([])
    expect(onDisk()).toBe(false)
  }, 30_000)
})

describe.each<Family>(['ef01', 'gt511', 'f5'])('a changed %s module', (family) => {
  beforeEach(() => start(family))

  it('gets back the fingers that have a copy; the others make the list of those who enrol again', async () => {
    const wang = await enrolled('A-1', '王芳', '2026-1')
    await keepCopies(true)
    const li = await enrolled('A-2', '李娜')
    await expect.poll(copied).toEqual([li.fingerId])
    await changeModule(family)
    expect(await test.admin.readers.list({})).toMatchObject([{ missingFingers: 2 }])
    expect(await replace()).toEqual([
      { kind: 'progress', done: 0, of: 1 },
      { kind: 'replaced', restored: 1, toEnrolAgain: 1, strangersDeleted: 0 },
    ])
    expect(reader.slots()).toEqual([1])
    expect(await test.admin.readers.list({})).toMatchObject([{ missingFingers: 0 }])
    expect(await test.admin.fingers.toEnrolAgain({})).toMatchObject([
      { staffId: wang.staffId, name: '王芳', readerId, readerName: '考勤机' },
    ])
    expect(columns("SELECT facts FROM audit_entries WHERE kind = 'reader.replaced'")).toMatchObject([
      expect.stringContaining('"missing":1') as string,
    ])
    const clock = await test.client('clock').attendance.clock()
    await clock.next()
    await reader.lift() // after its acts the reader looks at an empty glass first
    reader.module.touch('李娜')
    expect((await clock.next()).value).toMatchObject({ kind: 'punch', result: { staffId: li.staffId } })
    await clock.return()
    await reader.lift()
    await enrolFinger(test, reader, { staffId: wang.staffId, readerId, finger: '王芳' })
    expect(await test.admin.fingers.toEnrolAgain({})).toEqual([])
    expect(await test.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  }, 60_000)
})

describe('a module that somebody used before', () => {
  beforeEach(async () => {
    await start('ef01')
    await keepCopies(true)
  })

  it('is told of, and emptied of its strangers only if asked', async () => {
    const wang = await enrolled('A-1', '王芳')
    await enrolled('A-2', '李娜')
    await expect.poll(copied).toHaveLength(2)
    await changeModule('ef01', { slots: { 0: 'a stranger', 5: 'another' } })
    expect(await replace('ask')).toEqual([{ kind: 'strangers', count: 2 }])
    expect(reader.slots()).toEqual([0, 5])
    expect(await replace('delete')).toMatchObject([
      { done: 0 },
      { done: 1 },
      { kind: 'replaced', restored: 2, toEnrolAgain: 0, strangersDeleted: 2 },
    ])
    expect(reader.slots()).toEqual([0, 1])
    const clock = await test.client('clock').attendance.clock()
    await clock.next()
    await reader.lift()
    reader.module.touch('王芳')
    expect((await clock.next()).value).toMatchObject({ result: { staffId: wang.staffId } })
    await clock.return()
  }, 30_000)

  it('may keep them: who had a stranger’s slot moves, and the stranger is nobody', async () => {
    const wang = await enrolled('A-1', '王芳')
    await expect.poll(copied).toHaveLength(1)
    await changeModule('ef01', { slots: { 0: 'a stranger' } })
    expect(await replace('keep')).toMatchObject([
      { done: 0 },
      { kind: 'replaced', restored: 1, strangersDeleted: 0 },
    ])
    expect(reader.slots()).toEqual([0, 1])
    const clock = await test.client('clock').attendance.clock()
    await clock.next()
    await reader.lift()
    reader.module.touch('a stranger')
    expect((await clock.next()).value).toEqual({ kind: 'unknownFinger', failures: 1 })
    await reader.lift()
    reader.module.touch('王芳')
    expect((await clock.next()).value).toMatchObject({ result: { staffId: wang.staffId } })
    await clock.return()
  }, 30_000)
})

describe('a replacement broken off', () => {
  beforeEach(async () => {
    await start('ef01')
    await keepCopies(true)
  })

  it('goes on where it stopped, and takes nothing it put back for a stranger', async () => {
    for (const name of ['王芳', '李娜', '赵敏']) await enrolled(`A-${name.length}${name.charCodeAt(0)}`, name)
    await expect.poll(copied).toHaveLength(3)
    await changeModule('ef01')
    const stop = new AbortController()
    const events = await test.admin.readers.replace(
      { id: readerId, strangers: 'ask' },
      { signal: stop.signal },
    )
    await events.next()
    expect((await events.next()).value).toMatchObject({ kind: 'progress', done: 1 })
    await expect(replace()).rejects.toMatchObject({ code: 'READER_BUSY' })
    stop.abort()
    await events.next().catch(() => undefined)
    await expect.poll(() => test.desk.readers.busy.size).toBe(0)
    expect(reader.slots().length).toBeGreaterThan(0)
    expect(await replace()).toMatchObject([
      { done: 0 },
      { done: 1 },
      { done: 2 },
      { kind: 'replaced', restored: 3, toEnrolAgain: 0, strangersDeleted: 0 },
    ])
    expect(reader.slots()).toEqual([0, 1, 2])
  }, 30_000)

  it('by the cable says so, and goes on when the reader is back', async () => {
    await enrolled('A-1', '王芳')
    await enrolled('A-2', '李娜')
    await expect.poll(copied).toHaveLength(2)
    await changeModule('ef01')
    const run = (async () => {
      for await (const event of await test.admin.readers.replace({ id: readerId, strangers: 'ask' }))
        if (event.kind === 'progress' && event.done === 1) await reader.unplug()
    })()
    await expect(run).rejects.toMatchObject({ code: 'READER_ABSENT' })
    await reader.plug()
    await expect
      .poll(async () => (await test.admin.readers.list({}))[0]?.state, { timeout: 10_000 })
      .toBe('ready')
    expect((await replace()).at(-1)).toMatchObject({ kind: 'replaced', restored: 2 })
    expect(reader.slots()).toEqual([0, 1])
  }, 30_000)

  it('by whoever leaves meanwhile puts nothing of him back', async () => {
    const wang = await enrolled('A-1', '王芳')
    await enrolled('A-2', '李娜')
    await expect.poll(copied).toHaveLength(2)
    await changeModule('ef01')
    let left: Promise<unknown> | undefined
    for await (const event of await test.admin.readers.replace({ id: readerId, strangers: 'ask' }))
      if (event.kind === 'progress')
        left ??= test.admin.staff.leave({ requestId: requestId(), id: wang.staffId, reason: '离职' })
    await left
    expect(reader.slots()).toEqual([1])
    expect(copied()).toHaveLength(1)
  }, 30_000)
})
