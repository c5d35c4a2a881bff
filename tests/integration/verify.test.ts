import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { entryHash } from '#core/audit/entry.ts'
import { readHeadFile } from '#core/audit/head-file.ts'
import { runJob } from '#core/jobs/run.ts'
import { nodePorts } from '../../electron/host-loopback/ports.ts'
import { entryAt, rehashFrom, tamper } from '../support/damage.ts'
import { openTestDesk, requestId } from '../support/desk.ts'
import { visitor } from '../support/visitor.ts'

const folders: string[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'qiantai-'))
  folders.push(made)
  return made
}

/** A closed desk with eight visits, copied for each test. */
const whole = folder()
let dataDir: string
let headSeq: number

beforeAll(async () => {
  const desk = await openTestDesk({ dataDir: whole })
  for (let index = 0; index < 8; index += 1)
    await desk.admin.visitors.register({ requestId: requestId(), ...visitor })
  headSeq = desk.desk.core.audit.head().seq
  await desk.close()
})
afterAll(() => {
  for (const name of folders) rmSync(name, { recursive: true, force: true })
})
beforeEach(() => {
  dataDir = folder()
  cpSync(whole, dataDir, { recursive: true })
})

const verify = (dir = dataDir) => runJob(nodePorts(dir, 'test'), 'verify', { dataDir: dir })
const edit = (work: (db: Database.Database) => void) => {
  tamper(dataDir, work)
}
/** The middle of the chain: a visit's entry, with visits before and after it. */
const middle = () => headSeq - 4

describe('verification', () => {
  it('finds a whole desk whole and names its head', async () => {
    const result = await verify()
    expect(result).toMatchObject({ ok: true, entries: headSeq, firstBroken: null, damage: [], headSeq })
    expect(result.headCode).toMatch(new RegExp(`^${headSeq}(-[0-9A-F]{4}){5}$`))
  })

  it('names an entry whose facts were changed', async () => {
    edit((db) => {
      const { facts } = entryAt(db, middle())
      db.prepare('UPDATE audit_entries SET facts = ? WHERE seq = ?').run(
        facts.replace('V2026', 'V2027'),
        middle(),
      )
    })
    expect(await verify()).toMatchObject({
      ok: false,
      firstBroken: middle(),
      damage: [{ kind: 'entryChanged', seq: middle() }],
    })
  })

  it('names an entry that was changed together with its hash', async () => {
    edit((db) => {
      db.prepare('UPDATE audit_entries SET actor_id = 99 WHERE seq = ?').run(middle())
      const forged = entryHash(entryAt(db, middle()))
      db.prepare('UPDATE audit_entries SET hash = ? WHERE seq = ?').run(forged, middle())
    })
    expect((await verify()).firstBroken).toBe(middle())
  })

  it('finds a chain written anew from some entry on by its head file', async () => {
    edit((db) => {
      db.prepare('UPDATE audit_entries SET actor_id = 99 WHERE seq = ?').run(middle())
      rehashFrom(db, middle())
    })
    expect(await verify()).toMatchObject({
      ok: false,
      firstBroken: headSeq,
      damage: [{ kind: 'entryChanged', seq: headSeq }],
    })
  })

  it('names a deleted entry', async () => {
    edit((db) => db.prepare('DELETE FROM audit_entries WHERE seq = ?').run(middle()))
    const result = await verify()
    expect(result.firstBroken).toBe(middle())
    expect(result.damage[0]).toEqual({ kind: 'entryMissing', seq: middle(), detail: '' })
    expect(result.damage).toContainEqual({
      kind: 'recordUnknown',
      seq: null,
      detail: expect.stringMatching(/^visits \d+$/) as string,
    })
  })

  it('names two entries that changed places', async () => {
    edit((db) => {
      const move = db.prepare('UPDATE audit_entries SET seq = ? WHERE seq = ?')
      move.run(-1, middle())
      move.run(middle(), middle() + 1)
      move.run(middle() + 1, -1)
    })
    expect(await verify()).toMatchObject({
      firstBroken: middle(),
      damage: [
        { kind: 'entryMoved', seq: middle(), detail: String(middle() + 1) },
        { kind: 'entryMoved', seq: middle() + 1, detail: String(middle()) },
      ],
    })
  })

  it('says how many of the newest entries are gone, by the head file', async () => {
    edit((db) => {
      db.prepare('DELETE FROM audit_entries WHERE seq > ?').run(headSeq - 3)
      db.prepare('DELETE FROM visits WHERE id > 5').run()
    })
    expect(await verify()).toMatchObject({
      ok: false,
      firstBroken: headSeq - 2,
      damage: [{ kind: 'newestMissing', seq: headSeq - 2, detail: '3' }],
    })
  })

  it('goes on saying so after the desk was opened and has written over the head file', async () => {
    edit((db) => {
      db.prepare('DELETE FROM audit_entries WHERE seq > ?').run(headSeq - 3)
      db.prepare('DELETE FROM visits WHERE id > 5').run()
    })
    const desk = await openTestDesk({ dataDir })
    expect(readHeadFile(join(dataDir, 'audit-head.json'))).toMatchObject({ seq: headSeq - 2 })
    expect(desk.logged.map(({ event }) => event)).toContain('audit.newestMissing')
    expect(await desk.admin.audit.verify({})).toMatchObject({
      ok: false,
      damage: [{ kind: 'newestMissing', seq: headSeq - 2, detail: '3' }],
    })
    await desk.close()
  })

  it('says when the head file is unreadable or gone', async () => {
    writeFileSync(join(dataDir, 'audit-head.json'), 'not a head')
    expect((await verify()).damage).toEqual([{ kind: 'headUnreadable', seq: null, detail: 'unreadable' }])
    rmSync(join(dataDir, 'audit-head.json'))
    expect((await verify()).damage).toEqual([{ kind: 'headUnreadable', seq: null, detail: 'missing' }])
  })

  it('names a record that was edited, taken away, or put in', async () => {
    edit((db) => {
      db.prepare("UPDATE visits SET plate = '京B99999' WHERE id = 2").run()
      db.prepare('DELETE FROM visits WHERE id = 4').run()
      const columns = db
        .prepare("SELECT name FROM pragma_table_info('visits') WHERE name NOT IN ('id', 'number')")
        .pluck()
      const rest = columns.all().join(', ')
      db.exec(`INSERT INTO visits (number, ${rest}) SELECT 'V2026-09999', ${rest} FROM visits WHERE id = 1`)
    })
    const { ok, firstBroken, damage } = await verify()
    expect({ ok, firstBroken }).toEqual({ ok: false, firstBroken: null })
    expect(damage.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['recordChanged', 'visits 2'],
      ['recordMissing', 'visits 4'],
      ['recordUnknown', 'visits 9'],
    ])
  })

  it('reports a torn page as damage of the file, not as a bug', async () => {
    const file = join(dataDir, 'qiantai.db')
    const bytes = readFileSync(file)
    const page = 4096
    // every page but the first and the schema's: some of them carry the chain
    bytes.fill(0, 3 * page, bytes.length - page)
    writeFileSync(file, bytes)
    const { ok, damage } = await verify()
    expect(ok).toBe(false)
    expect(damage.map(({ kind }) => kind)).toContain('fileDamaged')
  })

  it('can be cancelled', async () => {
    const stop = new AbortController()
    const running = runJob(nodePorts(dataDir, 'test'), 'verify', { dataDir }, { signal: stop.signal })
    stop.abort()
    await expect(running).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('the audit procedures', () => {
  let desk: Awaited<ReturnType<typeof openTestDesk>>
  beforeEach(async () => {
    desk = await openTestDesk()
  })
  afterEach(() => desk.close())

  it('verify the running desk from a thread of their own', async () => {
    await desk.admin.visitors.register({ requestId: requestId(), ...visitor })
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
  })

  it('list entries newest first with the names of those who acted', async () => {
    const { id, number } = await desk.admin.visitors.register({
      requestId: requestId(),
      ...visitor,
      plate: '',
    })
    const [newest, ...older] = await desk.admin.audit.entries({ limit: 2 })
    expect(newest).toMatchObject({
      kind: 'visit.registered',
      actor: '陈静',
      subject: { table: 'visits', id, name: number },
    })
    const rest = await desk.admin.audit.entries({ before: older[0]?.seq ?? 0 })
    const seqs = rest.map(({ seq }) => seq)
    expect(seqs).toEqual(seqs.map((_, at) => seqs.length - at))
    expect(rest.at(-1)).toMatchObject({ kind: 'site.setUp', actor: '' })
  })

  it('list what one person did, what is of one kind, and what lies between two times', async () => {
    const { client, staffId } = await desk.person({ name: '王磊', role: 'receptionist' })
    await client.visitors.register({ requestId: requestId(), ...visitor, plate: '' })
    const kinds = async (filter: Parameters<typeof desk.admin.audit.entries>[0]) =>
      (await desk.admin.audit.entries(filter)).map(({ kind }) => kind)
    expect(await kinds({ actorId: staffId })).toEqual(['visit.registered', 'session.signedIn'])
    expect(await kinds({ group: 'visits' })).toEqual(['visit.registered'])
    expect(await kinds({ group: 'visits', actorId: desk.adminId })).toEqual([])
    const later = desk.clock.wall + 1
    expect(await kinds({ from: later })).toEqual([])
    desk.clock.advance(60_000)
    await desk.admin.visitors.register({ requestId: requestId(), ...visitor, plate: '' })
    expect(await kinds({ from: later })).toEqual(['visit.registered'])
    expect(await kinds({ to: later - 1, group: 'visits' })).toEqual(['visit.registered'])
    expect(await desk.admin.audit.actors({})).toContainEqual({ id: staffId, name: '王磊', left: false })
  })

  it('name what an entry is about by its number, or by whose it is', async () => {
    const { staffId, pin } = await desk.person({ name: '王磊', role: 'receptionist' })
    const { staffNo } = await desk.admin.staff.get({ id: staffId })
    await desk.client('clock').attendance.punchByPin({ requestId: requestId(), staffNo, pin })
    const [punch] = await desk.admin.audit.entries({ group: 'attendance' })
    expect(punch?.subject).toMatchObject({ table: 'punches', name: '王磊' })
    const [signIn] = await desk.admin.audit.entries({ group: 'sessions' })
    expect(signIn?.subject).toBeNull()
  })
})
