import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readHeadFile } from '#core/audit/head-file.ts'
import { makeBackup } from '#core/database/backup.ts'
import { restoreBackup } from '#core/database/restore.ts'
import { createKeyFile } from '#core/security/key-file.ts'
import { nodePorts } from '../../electron/host-loopback/ports.ts'
import { buildChild, startChild } from '../support/child.ts'
import { contents, createFolders, look, verify, visitsIn } from '../support/data-folder.ts'
import { openTestDesk, requestId } from '../support/desk.ts'
import { visitor } from '../support/visitor.ts'

const folders = createFolders()
let template: string
let dataDir: string
const file = () => join(dataDir, 'qiantai.db')

beforeAll(async () => {
  await buildChild()
  template = await folders.desk(5)
})
afterAll(() => folders.remove())
beforeEach(() => {
  dataDir = folders.copyOf(template)
})

const opening = () => openTestDesk({ dataDir })

describe('F9: something else where the database should be', () => {
  it.each([
    ['a file of 0 bytes', 'empty', () => writeFileSync(file(), '')],
    ['a text file', 'notADatabase', () => writeFileSync(file(), '访客登记表\n'.repeat(500))],
    [
      'a folder',
      'notADatabase',
      () => {
        rmSync(file())
        mkdirSync(file())
      },
    ],
    ['nothing, though the folder was used', 'missing', () => rmSync(file())],
    [
      'garbage behind the right first bytes',
      'notADatabase',
      () => writeFileSync(file(), 'SQLite format 3\0'.repeat(300)),
    ],
  ])('%s is named and nothing is made over it', async (_what, reason, prepare) => {
    prepare()
    const before = contents(dataDir)
    await expect(opening()).rejects.toMatchObject({ name: 'OpenError', reason })
    expect(contents(dataDir)).toEqual(before)
  })

  it('a data folder that is a file is named too', async () => {
    dataDir = join(folders.empty(), 'file')
    writeFileSync(dataDir, 'x')
    await expect(opening()).rejects.toMatchObject({ reason: 'notADatabase' })
  })

  it('a lost key file does not become a new key', async () => {
    rmSync(join(dataDir, 'data.key'))
    await expect(opening()).rejects.toMatchObject({ reason: 'keyMissing' })
    expect(existsSync(join(dataDir, 'data.key'))).toBe(false)
    writeFileSync(join(dataDir, 'data.key'), 'abc')
    await expect(opening()).rejects.toMatchObject({ reason: 'keyMissing' })
  })
})

describe('F13: a database this version must not touch', () => {
  it.each([
    ['of a newer version', 'newer', 'user_version = 999'],
    ['of another program', 'foreign', 'application_id = 4711'],
  ])('%s is refused before any write', async (_what, reason, pragma) => {
    look(dataDir, (db) => db.pragma(pragma))
    const before = contents(dataDir)
    await expect(opening()).rejects.toMatchObject({ reason })
    expect(contents(dataDir)).toEqual(before)
  })

  it('says which schema would be needed', async () => {
    look(dataDir, (db) => db.pragma('user_version = 999'))
    await expect(opening()).rejects.toMatchObject({ detail: 'schema 999' })
  })
})

describe('F14: two processes on one data folder', () => {
  it('the second is refused while the first lives, and a killed one leaves no lock', async () => {
    const first = await startChild('hold', dataDir)
    await first.said('ready')
    await expect(opening()).rejects.toMatchObject({ reason: 'locked' })
    expect(await verify(dataDir)).toMatchObject({ ok: true })
    await first.kill()
    const desk = await opening()
    const second = await startChild('hold', dataDir)
    expect(await second.said('failed')).toEqual({ failed: 'locked' })
    await expect(opening()).rejects.toMatchObject({ reason: 'locked' })
    await desk.close()
    await (await opening()).close()
  })

  it('a held write lock is said at once, and the same request succeeds afterwards', async () => {
    const desk = await opening()
    const request = { requestId: requestId(), ...visitor }
    const holder = new Database(file())
    holder.exec('BEGIN IMMEDIATE')
    await expect(desk.admin.visitors.register(request)).rejects.toMatchObject({ code: 'DATABASE_BUSY' })
    holder.close()
    await desk.admin.visitors.register(request)
    expect((await desk.admin.visitors.list({})).rows).toHaveLength(6)
    await desk.close()
  })
})

/** A killed desk leaves its newest records in the log. */
async function killedDesk(): Promise<{ head: number; visits: number }> {
  const child = await startChild('registerLoop', dataDir, { checkpointPages: 16_000 })
  await child.said('acknowledged')
  await wait(150)
  await child.kill()
  expect(statSync(`${file()}-wal`).size).toBeGreaterThan(0)
  const head = readHeadFile(join(dataDir, 'audit-head.json'))
  if (!head || head === 'unreadable') throw new Error('no head file')
  return { head: head.seq, visits: child.lines.filter((line) => 'acknowledged' in line).length }
}

describe('F11: a log that is cut or gone', () => {
  it.each([
    ['gone', (wal: string) => rmSync(wal)],
    ['cut in the middle', (wal: string) => truncateSync(wal, Math.floor(statSync(wal).size / 2))],
    ['damaged', (wal: string) => writeFileSync(wal, readFileSync(wal).fill(0xff, 100, 400))],
  ])('%s: opens, and verification says how many of the newest entries are missing', async (_what, damage) => {
    const { head } = await killedDesk()
    rmSync(`${file()}-shm`, { force: true })
    damage(`${file()}-wal`)
    const newest = look(
      dataDir,
      (db) => db.prepare('SELECT max(seq) FROM audit_entries').pluck().get() as number,
    )
    expect(newest).toBeLessThan(head)
    const expected = { kind: 'newestMissing', seq: newest + 1, detail: String(head - newest) }
    expect(await verify(dataDir)).toMatchObject({ ok: false, damage: [expected] })
    const desk = await opening()
    expect(desk.logged).toContainEqual(expect.objectContaining({ event: 'audit.newestMissing' }))
    expect(await desk.admin.audit.verify({})).toMatchObject({ damage: [expected] })
    await desk.close()
  })
})

describe('F12: a backup restored beside an old log', () => {
  it('the log goes aside with its database and is not replayed into the copy', async () => {
    const ports = nodePorts(dataDir, 'test')
    const backup = await makeBackup(ports)
    await killedDesk()
    const oldLog = readFileSync(`${file()}-wal`)
    const source = join(dataDir, 'backups', backup.file)
    const restored = await restoreBackup({
      dataDir,
      source,
      newestKnown: 99,
      keys: createKeyFile(dataDir),
      askRecoveryKey: () => Promise.resolve(null),
      at: Date.now(),
    })
    expect(existsSync(`${file()}-wal`)).toBe(false)
    expect(readFileSync(join(restored.aside ?? '', 'qiantai.db-wal'))).toEqual(oldLog)
    expect(restored.newerLost).toBeGreaterThan(0)
    expect(visitsIn(dataDir)).toBe(backup.counts['visits'])
    expect(await verify(dataDir)).toMatchObject({ ok: true })
  })

  it('interrupted at any step it is finished, or forgotten, by the next start', async () => {
    const backup = await makeBackup(nodePorts(dataDir, 'test'))
    await killedDesk()
    const { head } = backup
    const journal = JSON.stringify({ aside: 'set-aside-test', head, keyAside: false })
    // 1: copied, not checked yet; 2: checked, nothing moved; 3: old database moved, log not; 4: copy in place
    for (const step of [1, 2, 3, 4]) {
      const before = visitsIn(folders.copyOf(dataDir))
      const stopped = folders.copyOf(dataDir)
      const incoming = join(stopped, 'restoring.db')
      copyFileSync(join(stopped, 'backups', backup.file), incoming)
      if (step > 1) writeFileSync(join(stopped, 'restore.json'), journal)
      if (step > 2) {
        mkdirSync(join(stopped, 'set-aside-test'))
        const names =
          step === 3 ? ['qiantai.db'] : ['qiantai.db', 'qiantai.db-wal', 'qiantai.db-shm', 'audit-head.json']
        for (const name of names.filter((part) => existsSync(join(stopped, part)))) {
          copyFileSync(join(stopped, name), join(stopped, 'set-aside-test', name))
          rmSync(join(stopped, name))
        }
      }
      if (step === 4) {
        copyFileSync(incoming, join(stopped, 'qiantai.db'))
        rmSync(incoming)
      }
      const desk = await openTestDesk({ dataDir: stopped })
      expect(desk.desk.core.sqlite.prepare('SELECT count(*) FROM visits').pluck().get()).toBe(
        step === 1 ? before : backup.counts['visits'],
      )
      expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true })
      await desk.close()
      expect(existsSync(join(stopped, 'restore.json')) || existsSync(incoming)).toBe(false)
      expect(existsSync(join(stopped, 'set-aside-test', 'qiantai.db-wal'))).toBe(step > 1)
    }
  })
})
