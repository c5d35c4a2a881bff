import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeBackup, sweepUnfinished } from '#core/database/backup.ts'
import { listCopies, readManifest } from '#core/database/manifest.ts'
import { restoreBackup } from '#core/database/restore.ts'
import { startUpkeep } from '#core/features/desk/upkeep.ts'
import { runJob } from '#core/jobs/run.ts'
import { createKeyFile } from '#core/security/key-file.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { visitor } from '../support/visitor.ts'

const folders: string[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'qiantai-'))
  folders.push(made)
  return made
}
let desk: TestDesk
let dataDir: string
const backups = () => join(dataDir, 'backups')
const register = (on = desk) => on.admin.visitors.register({ requestId: requestId(), ...visitor })

beforeEach(async () => {
  dataDir = folder()
  desk = await openTestDesk({ dataDir })
})
afterEach(async () => {
  await desk.close().catch(() => undefined)
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true })
})

describe('a backup', () => {
  it('is one file with a manifest that says what is in it, and is on record', async () => {
    await register()
    const made = await desk.admin.backup.run({})
    expect(await desk.admin.backup.list({})).toEqual([made])
    expect(readdirSync(backups()).sort()).toEqual([made.file, made.file.replace('.db', '.json')].sort())
    const file = join(backups(), made.file)
    const manifest = readManifest(backups(), made.file)
    expect(manifest).toMatchObject({
      bytes: statSync(file).size,
      reason: 'backup',
      counts: { visits: 1, site: 1 },
    })
    expect(manifest?.sha256).toBe(createHash('sha256').update(readFileSync(file)).digest('hex'))
    expect(statSync(file).mode & 0o077).toBe(0)
    const copy = new Database(file, { readonly: true })
    expect(copy.prepare('SELECT max(seq) FROM audit_entries').pluck().get()).toBe(made.entries)
    expect(copy.prepare('SELECT name FROM visits').pluck().all()).toEqual([visitor.name])
    copy.close()
    expect((await desk.admin.audit.entries({ limit: 1 }))[0]).toMatchObject({ kind: 'backup.made' })
  })

  it('is of one moment while the desk goes on registering, and the desk waits for nothing', async () => {
    for (let index = 0; index < 60; index += 1) await register()
    const { sqlite } = desk.desk.core
    const pad = sqlite.prepare('INSERT INTO settings (key, value, updated_at) VALUES (?, ?, 0)')
    sqlite.transaction(() => {
      for (let index = 0; index < 300; index += 1) pad.run(`pad${index}`, JSON.stringify('x'.repeat(60_000)))
    })()
    const done = new AbortController()
    const running = desk.admin.backup.run({}).finally(() => {
      done.abort()
    })
    let during = 0
    while (!done.signal.aborted) {
      desk.clock.advance(60_000) // no more than so many calls a minute
      await register()
      await setImmediate() // the desk's thread hears of the job between two registrations only
      during += 1
    }
    const { entries } = await running
    expect(during).toBeGreaterThan(3)
    expect(entries).toBeGreaterThanOrEqual(62)
    expect(desk.desk.core.audit.head().seq).toBeGreaterThan(entries)
  })

  it('that is under way when the desk closes is given up and leaves nothing', async () => {
    const running = desk.admin.backup.run({})
    const given = expect(running).rejects.toMatchObject({ name: 'AbortError' })
    await desk.close()
    await given
    expect(readdirSync(backups())).toEqual([])
  })

  it('has no data key in it', async () => {
    await register()
    const { file } = await desk.admin.backup.run({})
    const key = Buffer.from(readFileSync(join(dataDir, 'data.key'), 'utf8'), 'base64')
    expect(readFileSync(join(backups(), file)).includes(key)).toBe(false)
    expect(existsSync(join(backups(), 'data.key'))).toBe(false)
  })

  it('keeps the newest, whatever the clock says, and leaves those of another desk alone', async () => {
    const other = await openTestDesk()
    const foreign = await makeBackup(other.desk.core.ports, { folder: backups() })
    await other.close()
    const made: string[] = []
    for (const wall of [desk.clock.wall, 0, desk.clock.wall + 400 * 86_400_000, 1_000]) {
      desk.clock.wall = wall
      made.push((await makeBackup(desk.desk.core.ports, { keep: 2 })).file)
    }
    expect(listCopies(backups()).map(({ file }) => file)).toEqual([made[3], made[2], foreign.file])
  })

  it('sweeps what an interrupted one left, and not what another process is making', async () => {
    await desk.admin.backup.run({})
    writeFileSync(join(backups(), 'unfinished-999999999-abcdef01.part'), 'x')
    writeFileSync(join(backups(), 'unfinished-1-abcdef01.part'), 'x')
    expect(sweepUnfinished(backups())).toEqual(['unfinished-999999999-abcdef01.part'])
    expect(await desk.admin.backup.list({})).toHaveLength(1)
  })

  it('of a damaged database is refused by its check, said as damage, and leaves nothing', async () => {
    await register()
    await desk.close()
    const file = join(dataDir, 'qiantai.db')
    const db = new Database(file)
    // an index that neither the desk nor the counting reads: only the check of the copy can see it
    const page = db
      .prepare("SELECT rootpage FROM sqlite_master WHERE name = 'visits_id_number'")
      .pluck()
      .get() as number
    const size = db.pragma('page_size', { simple: true }) as number
    db.close()
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.fill(0, (page - 1) * size, page * size))
    desk = await openTestDesk({ dataDir })
    await expect(desk.admin.backup.run({})).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' })
    expect(readdirSync(backups())).toEqual([])
  })

  it('that says it succeeded without a file counts as failed', async () => {
    // an exclusive lock on the source makes the library answer success with no pages
    await desk.close()
    const holder = new Database(join(dataDir, 'qiantai.db'))
    holder.pragma('locking_mode = EXCLUSIVE')
    holder.exec('BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (x)')
    await expect(makeBackup(desk.desk.core.ports)).rejects.toThrow()
    holder.exec('ROLLBACK')
    holder.close()
    expect(readdirSync(backups())).toEqual([])
  })
})

describe('the desk by itself', () => {
  it('makes a backup a day, also after the clock was put right', async () => {
    const { backUpIfDue, stop } = startUpkeep(desk.desk.core)
    expect(await backUpIfDue()).toBe(true)
    expect(await backUpIfDue()).toBe(false)
    desk.clock.advance(86_400_000)
    expect(await backUpIfDue()).toBe(true)
    desk.clock.wall -= 400 * 86_400_000
    expect(await backUpIfDue()).toBe(true)
    stop()
    expect(await desk.admin.backup.list({})).toHaveLength(3)
    const made = (await desk.admin.audit.entries({})).filter(({ kind }) => kind === 'backup.made')
    expect(made.map(({ actor }) => actor)).toEqual(['', '', ''])
  })

  it('has its file checked in another thread', async () => {
    const file = join(dataDir, 'qiantai.db')
    expect(await runJob(desk.desk.core.ports, 'quickCheck', { file })).toEqual({
      problems: [],
      searchDamaged: false,
    })
  })

  it('has its log moved into the database by another thread', async () => {
    const wal = join(dataDir, 'qiantai.db-wal')
    await register()
    expect(statSync(wal).size).toBeGreaterThan(0)
    const stop = new AbortController()
    const input = { file: join(dataDir, 'qiantai.db'), everyMs: 20 }
    const running = runJob(desk.desk.core.ports, 'checkpoint', input, { signal: stop.signal })
    const changedAt = () => statSync(input.file, { bigint: true }).mtimeNs
    const before = changedAt()
    while (changedAt() === before) await setImmediate()
    stop.abort()
    expect((await running).runs).toBeGreaterThan(0)
  })
})

describe('restoring', () => {
  const restore = (source: string, into = dataDir, recoveryKey: string | null = null) =>
    restoreBackup({
      dataDir: into,
      source,
      newestKnown: 99,
      keys: createKeyFile(into),
      askRecoveryKey: () => Promise.resolve(recoveryKey),
      at: desk.clock.wall,
    })

  it('puts the copy in place, sets everything else aside together, and says what is lost', async () => {
    await register()
    const { file, entries } = await desk.admin.backup.run({})
    await register()
    await register()
    const head = desk.desk.core.audit.head().seq
    await desk.close()
    const restored = await restore(join(backups(), file))
    expect(restored).toMatchObject({ entries, newerLost: head - entries, keyRecovered: false })
    expect(readdirSync(restored.aside ?? '').sort()).toEqual(['audit-head.json', 'qiantai.db'])
    desk = await openTestDesk({ dataDir })
    expect((await desk.admin.visitors.list({})).rows).toHaveLength(1)
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true })
  })

  it('can be undone from what was set aside', async () => {
    const { file } = await desk.admin.backup.run({})
    await register()
    await desk.close()
    const { aside } = await restore(join(backups(), file))
    desk.clock.advance(1_000)
    await restore(join(aside ?? '', 'qiantai.db'))
    desk = await openTestDesk({ dataDir })
    expect((await desk.admin.visitors.list({})).rows).toHaveLength(1)
  })

  it('is refused while the desk is open, and for a copy that is not what its manifest says', async () => {
    await register()
    const { file } = await desk.admin.backup.run({})
    const source = join(backups(), file)
    await expect(restore(source)).rejects.toMatchObject({ reason: 'locked' })
    await desk.close()
    const bytes = readFileSync(source)
    bytes.writeUInt8(bytes.readUInt8(9_000) ^ 1, 9_000)
    writeFileSync(source, bytes)
    await expect(restore(source)).rejects.toMatchObject({ reason: 'checksum' })
    rmSync(source.replace('.db', '.json'))
    const tampered = new Database(source)
    tampered.exec("UPDATE visits SET name = '别人'")
    tampered.close()
    await expect(restore(source)).rejects.toMatchObject({ reason: 'copyDamaged' })
    await expect(restore('/nowhere.db')).rejects.toMatchObject({ reason: 'noSuchFile' })
    expect(readdirSync(dataDir).filter((name) => name.startsWith('restor'))).toEqual([])
    desk = await openTestDesk({ dataDir })
    expect((await desk.admin.visitors.list({})).rows).toHaveLength(1)
  })

  it('opens the ID numbers on another PC with the printed recovery key, and with nothing else', async () => {
    const { id } = await register()
    const { file } = await desk.admin.backup.run({})
    const source = join(backups(), file)
    const elsewhere = folder()
    await expect(restore(source, elsewhere)).rejects.toMatchObject({ reason: 'keyNeeded' })
    await expect(restore(source, elsewhere, 'AAAA-BBBB')).rejects.toMatchObject({ reason: 'keyWrong' })
    expect(await restore(source, elsewhere, desk.recoveryKey.toLowerCase())).toMatchObject({
      keyRecovered: true,
    })
    const moved = await openTestDesk({ dataDir: elsewhere })
    expect(await moved.admin.visitors.revealIdNumber({ visitId: id, reason: '核对' })).toEqual({
      idNumber: visitor.idNumber,
    })
    await moved.close()
  })

  it('replaces a key that belongs to another desk, and keeps that key aside', async () => {
    await register()
    const { file } = await desk.admin.backup.run({})
    const elsewhere = folder()
    const other = await openTestDesk({ dataDir: elsewhere })
    await register(other)
    await other.close()
    const source = join(backups(), file)
    await expect(restore(source, elsewhere)).rejects.toMatchObject({ reason: 'keyNeeded' })
    const { aside } = await restore(source, elsewhere, desk.recoveryKey)
    expect(readdirSync(aside ?? '')).toContain('data.key')
  })
})
