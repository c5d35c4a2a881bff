import { existsSync, openSync, readdirSync, rmSync, writeFileSync, writeSync, closeSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startUpkeep } from '#core/features/desk/upkeep.ts'
import { rehashFrom, tamper } from '../support/damage.ts'
import { createFolders, look, visitsIn } from '../support/data-folder.ts'
import { openTestDesk, requestId, testClock, type TestDesk } from '../support/desk.ts'
import { configureReader, consentTo, enrolFinger, plugSimulatedReader } from '../support/simulated-reader.ts'
import { visitor } from '../support/visitor.ts'

const day = 86_400_000
const folders = createFolders()
let template: string
let dataDir: string
let desk: TestDesk
let headSeq: number

beforeAll(async () => {
  template = await folders.desk(6)
})
afterAll(() => folders.remove())
beforeEach(() => {
  dataDir = folders.copyOf(template)
  headSeq = newestSeq()
})
afterEach(async () => {
  await desk.close()
  expect(desk.logged.filter(({ event }) => event === 'bug')).toEqual([])
})

const open = async (options: Parameters<typeof openTestDesk>[0] = {}) => {
  desk = await openTestDesk({ dataDir, ...options })
}
const newestSeq = () =>
  look(dataDir, (db) => db.prepare('SELECT max(seq) FROM audit_entries').pluck().get() as number)
const findings = () => desk.admin.health.findings({})
const register = (on = desk.admin) => on.visitors.register({ requestId: requestId(), ...visitor })
const acknowledge = (on = desk.admin, id = requestId()) =>
  on.audit.acknowledgeLoss({ requestId: id, reason: '断电后少了三条，已与纸质登记核对' })
const refusedWith = (code: string, work: Promise<unknown>) =>
  expect(work).rejects.toMatchObject({ code, defined: true })

/** The newest three visits are gone, entries and rows: what a cut log leaves. */
function cutNewest(): void {
  tamper(dataDir, (db) => {
    db.prepare('DELETE FROM audit_entries WHERE seq > ?').run(headSeq - 3)
    db.prepare('DELETE FROM visits WHERE id > 3').run()
  })
}

describe('the newest entries are gone', () => {
  it('is found at start, stops the registers, and leaves reading, signing in and checking', async () => {
    const reception = await openTestDesk({ dataDir })
    const { staffId, pin } = await reception.person({ name: '王磊', role: 'receptionist' })
    await reception.close()
    headSeq = newestSeq()
    tamper(dataDir, (db) => db.prepare('DELETE FROM audit_entries WHERE seq = ?').run(headSeq))
    await open()
    expect(await findings()).toEqual([
      { kind: 'newestMissing', since: desk.clock.wall, missing: 1, headSeq: headSeq - 1 },
    ])
    const other = desk.client()
    await other.session.signIn({ staffId, pin })
    await refusedWith('CHAIN_BROKEN', register(other))
    await refusedWith('CHAIN_BROKEN', register())
    const { staffNo } = await desk.admin.staff.get({ id: staffId })
    const punch = { requestId: requestId(), staffNo, pin }
    await refusedWith('CHAIN_BROKEN', desk.client('clock').attendance.punchByPin(punch))
    await refusedWith('FORBIDDEN', acknowledge(other))
    expect((await other.visitors.onSite({})).length).toBe(6)
    expect((await desk.admin.backup.run({})).bytes).toBeGreaterThan(0)
    expect((await desk.admin.audit.verify({})).damage).toMatchObject([{ kind: 'newestMissing', detail: '1' }])
    await other.session.signOut()
    expect(visitsIn(dataDir)).toBe(6)
    expect(look(dataDir, (db) => db.prepare('SELECT count(*) FROM punches').pluck().get())).toBe(0)
  })

  it('is told again by every start until an administrator takes note of it, with a reason in the chain', async () => {
    cutNewest()
    await open()
    const [first] = await findings()
    expect(first).toEqual({
      kind: 'newestMissing',
      since: desk.clock.wall,
      missing: 3,
      headSeq: headSeq - 3,
    })
    await desk.close()
    const later = testClock(desk.clock.wall + day)
    await open({ clock: later })
    // the sign-ins have written over the head file: what it said is kept beside it
    expect(await findings()).toContainEqual(first)
    await refusedWith('CHAIN_BROKEN', register())

    const request = requestId()
    await acknowledge(desk.admin, request)
    expect(await acknowledge(desk.admin, request)).toEqual({})
    await refusedWith('ALREADY_DONE', acknowledge())
    expect(await findings()).toEqual([])
    await register()
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
    const [entry] = await desk.admin.audit.entries({ group: 'desk', limit: 1 })
    expect(entry).toMatchObject({ kind: 'audit.lossAcknowledged', actor: '陈静' })
    expect(JSON.parse(entry?.facts ?? '')).toMatchObject({
      headSeq: headSeq - 3,
      promisedSeq: headSeq,
      promisedHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      reason: '断电后少了三条，已与纸质登记核对',
    })
    expect(readdirSync(dataDir).filter((name) => name.startsWith('audit-head.lost-'))).toHaveLength(1)
    await desk.close()
    await open({ clock: later })
    expect(await findings()).toEqual([])
    await register()
  })

  it('counts no longer as acknowledged when the acknowledgement was cut off as well', async () => {
    cutNewest()
    await open()
    await acknowledge()
    await desk.close()
    tamper(dataDir, (db) =>
      db
        .prepare("DELETE FROM audit_entries WHERE kind = 'audit.lossAcknowledged' OR seq > ?")
        .run(headSeq - 3),
    )
    await open()
    expect((await findings()).map(({ kind }) => kind)).toEqual(['newestMissing'])
    expect((await desk.admin.audit.verify({})).ok).toBe(false)
  })

  it('is told of a chain that was written anew as well', async () => {
    tamper(dataDir, (db) => {
      db.prepare('UPDATE audit_entries SET actor_id = 99 WHERE seq = ?').run(headSeq - 2)
      rehashFrom(db, headSeq - 2)
    })
    await open()
    expect(await findings()).toMatchObject([{ kind: 'entryChanged', headSeq }])
    await refusedWith('CHAIN_BROKEN', register())
  })

  it('leaves visits that nobody saw end as they are', async () => {
    cutNewest()
    await open({ clock: testClock(Date.UTC(2026, 2, 9)) })
    expect(look(dataDir, openVisits)).toBe(3)
    expect(desk.logged.map(({ event }) => event)).not.toContain('endOfDay')
  })
})
const openVisits = (db: Database.Database) =>
  db.prepare('SELECT count(*) FROM visits WHERE leave_kind IS NULL').pluck().get() as number

describe('the head file', () => {
  it.each([
    ['unreadable', () => writeFileSync(join(dataDir, 'audit-head.json'), 'not a head')],
    ['missing', () => rmSync(join(dataDir, 'audit-head.json'))],
  ])('that is %s is told, kept in the chain, and stops nothing', async (found, prepare) => {
    prepare()
    await open()
    expect(await findings()).toMatchObject([{ kind: 'headUnreadable' }])
    await register()
    const entries = await desk.admin.audit.entries({ group: 'desk', limit: 1 })
    expect(entries).toMatchObject([{ kind: 'audit.headUnreadable', facts: JSON.stringify({ found }) }])
    expect(existsSync(join(dataDir, 'audit-head.json'))).toBe(true)
    await desk.close()
    await open()
    expect(await findings()).toEqual([])
  })
})

/** Zeroes the first page of a table that no start reads. */
function damagePageOf(table: string): void {
  const { page, size } = look(dataDir, (db) => {
    db.pragma('wal_checkpoint(TRUNCATE)')
    return {
      page: db.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(table) as number,
      size: db.pragma('page_size', { simple: true }) as number,
    }
  })
  const file = openSync(join(dataDir, 'qiantai.db'), 'r+')
  writeSync(file, Buffer.alloc(size, 0x5a), 0, size, (page - 1) * size)
  closeSync(file)
}

describe('a damaged page', () => {
  it('found by the check of the file stops the registers; the rest is still read', async () => {
    damagePageOf('parcels')
    await open()
    await register() // nobody knows yet
    const upkeep = startUpkeep(desk.desk.core)
    await upkeep.checkFile()
    upkeep.stop()
    expect(await findings()).toMatchObject([{ kind: 'fileDamaged' }])
    await refusedWith('DATABASE_DAMAGED', register())
    await refusedWith('ALREADY_DONE', acknowledge()) // there is nothing to acknowledge: a backup is restored
    expect((await desk.admin.visitors.onSite({})).length).toBe(7)
    await desk.client().session.signIn({ staffId: desk.adminId, pin: 'desk-password' })
    expect(visitsIn(dataDir)).toBe(7)
  })

  it('that anybody runs into, or that a verification finds, stops them too', async () => {
    damagePageOf('parcels')
    await open()
    await refusedWith('DATABASE_DAMAGED', desk.admin.parcels.list({}))
    await refusedWith('DATABASE_DAMAGED', register())
    await desk.close()
    await open()
    expect(await findings()).toEqual([])
    expect((await desk.admin.audit.verify({})).damage.map(({ kind }) => kind)).toContain('fileDamaged')
    await refusedWith('DATABASE_DAMAGED', register())
  })
})

describe('the clock', () => {
  it.each([
    ['back', -day],
    ['forward', 400 * day],
  ])('that jumps %s is noticed without anybody acting, with how far and since when', async (_way, jumpMs) => {
    await open()
    const upkeep = startUpkeep(desk.desk.core)
    desk.clock.advance(60_000)
    upkeep.look()
    expect(await findings()).toEqual([])
    desk.clock.wall += jumpMs
    const since = desk.clock.wall
    upkeep.look()
    desk.clock.advance(30_000)
    upkeep.look()
    const found = (await findings()).filter(({ kind }) => kind === 'clockDoubtful')
    expect(found).toEqual([{ kind: 'clockDoubtful', since, jumpMs }])
    await register()
    desk.clock.wall -= jumpMs
    upkeep.look()
    expect((await findings()).map(({ kind }) => kind)).not.toContain('clockDoubtful')
    upkeep.stop()
  })

  it('that stands before the newest entry at start is told with how far', async () => {
    await open({ clock: testClock(testClock().wall - 10 * day) })
    const [found] = (await findings()).filter(({ kind }) => kind === 'clockDoubtful')
    // the sign-in of the start is the newest entry now, but not when the desk was opened
    expect(found).toMatchObject({ jumpMs: expect.closeTo(-10 * day, -7) as number })
  })
})

describe('backups', () => {
  const overdue = async () => (await findings()).filter(({ kind }) => kind === 'backupOverdue')

  it('are overdue after two days, not on a young site, and not after one was made', async () => {
    await open()
    const upkeep = startUpkeep(desk.desk.core)
    upkeep.look()
    expect(await overdue()).toEqual([])
    desk.clock.advance(2 * day - 1)
    upkeep.look()
    expect(await overdue()).toEqual([])
    desk.clock.advance(1)
    upkeep.look()
    expect(await overdue()).toEqual([{ kind: 'backupOverdue', since: desk.clock.wall, newestAt: null }])
    expect(await upkeep.backUpIfDue()).toBe(true)
    expect(await overdue()).toEqual([])
    const newestAt = desk.clock.wall
    desk.clock.advance(2 * day)
    upkeep.look()
    expect(await overdue()).toEqual([{ kind: 'backupOverdue', since: desk.clock.wall, newestAt }])
    await desk.admin.backup.run({})
    upkeep.look()
    expect(await overdue()).toEqual([])
    upkeep.stop()
  })

  it('dated in a future that the clock has left again are not recent for ever', async () => {
    await open()
    desk.clock.wall += 400 * day
    await desk.admin.backup.run({})
    desk.clock.wall -= 397 * day
    const upkeep = startUpkeep(desk.desk.core)
    upkeep.look()
    expect(await overdue()).toMatchObject([{ kind: 'backupOverdue' }])
    expect(await upkeep.backUpIfDue()).toBe(true)
    expect(await overdue()).toEqual([])
    upkeep.stop()
  })
})

it('says when the disk is nearly full, and when there is room again', async () => {
  let freeBytes = 10_000_000_000
  await open({ ports: { freeBytes: () => freeBytes } })
  const upkeep = startUpkeep(desk.desk.core)
  upkeep.look()
  expect(await findings()).toEqual([])
  freeBytes = 400_000_000
  upkeep.look()
  expect(await findings()).toMatchObject([{ kind: 'diskLow', freeBytes, wantedBytes: 524_288_000 }])
  await register()
  freeBytes = 10_000_000_000
  upkeep.look()
  expect(await findings()).toEqual([])
  upkeep.stop()
})

it('tells live screens that something came or went', async () => {
  await open()
  const stop = new AbortController()
  const changes = await desk.admin.live.changes(undefined, { signal: stop.signal })
  const next = changes.next()
  expect(await findings()).toEqual([]) // meanwhile the screen has begun to listen
  desk.desk.core.health.note({ kind: 'fileDamaged' })
  expect((await next).value).toMatchObject({ topic: 'health', kind: 'health.fileDamaged' })
  stop.abort()
})

it('tells whoever puts a finger on the reader that his punch was not kept', async () => {
  const reader = await plugSimulatedReader()
  await open()
  const readerId = await configureReader(desk, reader)
  const person = { staffNo: 'A-1', name: '王芳', department: '', extension: '', role: null, shiftId: null }
  const { id: staffId } = await desk.admin.staff.create({ requestId: requestId(), ...person })
  await consentTo(desk, staffId)
  await enrolFinger(desk, reader, { staffId, readerId, finger: 'wang' })
  const events = await desk.client('clock').attendance.clock()
  const next = async () => (await events.next()).value
  expect(await next()).toMatchObject({ kind: 'readers' })
  desk.desk.core.health.note({ kind: 'fileDamaged' })
  expect(await next()).toEqual({ kind: 'desk', writable: false })
  reader.module.touch('wang')
  expect(await next()).toEqual({ kind: 'notKept' })
  const later = await desk.client('clock').attendance.clock()
  expect((await later.next()).value).toEqual({ kind: 'desk', writable: false })
  expect(look(dataDir, (db) => db.prepare('SELECT count(*) FROM punches').pluck().get())).toBe(0)
  await events.return(undefined)
  await later.return(undefined)
  await reader.close()
})
