import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listCopies } from '#core/database/manifest.ts'
import { buildChild, startChild } from '../support/child.ts'
import { createFolders, look, verify, visitsIn } from '../support/data-folder.ts'
import { migrations, openTestDesk } from '../support/desk.ts'

const folders = createFolders()
const rows = 60_000
const version = migrations.length + 1
/** A table, a column, and a piece of work that takes about a tenth of a second. */
const slowUpgrade = `
  CREATE TABLE upgraded (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
  INSERT INTO upgraded (text)
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows}) SELECT hex(randomblob(30)) FROM n;
  ALTER TABLE visits ADD COLUMN remark TEXT;`
let template: string

beforeAll(async () => {
  await buildChild()
  template = await folders.desk(5)
})
afterAll(() => folders.remove())

const stateOf = (dataDir: string) =>
  look(dataDir, (db) => ({
    version: db.pragma('user_version', { simple: true }),
    table: db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'upgraded'").pluck().get(),
    column: db
      .prepare("SELECT count(*) FROM pragma_table_info('visits') WHERE name = 'remark'")
      .pluck()
      .get(),
    whole: db.pragma('quick_check', { simple: true }),
  }))

describe('F5: the upgrade of the schema', () => {
  it('killed at any moment leaves the old or the new version, with a verified copy of the old one', async () => {
    const seen = { old: 0, new: 0 }
    for (let kill = 0; kill < 15; kill += 1) {
      const dataDir = folders.copyOf(template)
      const child = await startChild('upgrade', dataDir, { sql: slowUpgrade })
      await child.said('ready')
      await wait(kill * 20)
      await child.kill()
      const state = stateOf(dataDir)
      const isNew = state.version === version
      seen[isNew ? 'new' : 'old'] += 1
      expect(state).toEqual({
        version: isNew ? version : version - 1,
        table: isNew ? 1 : 0,
        column: isNew ? 1 : 0,
        whole: 'ok',
      })
      expect(visitsIn(dataDir)).toBe(5)
      expect(await verify(dataDir)).toMatchObject({ ok: true })
      if (isNew)
        expect(listCopies(join(dataDir, 'backups'))).toMatchObject([
          { reason: 'migration', counts: { visits: 5 } },
        ])
      else await (await openTestDesk({ dataDir })).close()
    }
    // a test that only ever saw one side has not killed during the upgrade
    expect(seen.old).toBeGreaterThan(0)
    expect(seen.new).toBeGreaterThan(0)
  })

  it('that fails is taken back whole and names the copy made before it', async () => {
    const dataDir = folders.copyOf(template)
    const broken = { version, name: '0002-broken.sql', sql: `${slowUpgrade} INSERT INTO nowhere VALUES (1);` }
    const opening = openTestDesk({ dataDir, migrations: [...migrations, broken] })
    const error = (await opening.catch((reason: unknown) => reason)) as {
      backup: string
      detail: string
      reason: string
    }
    expect(error).toMatchObject({
      reason: 'migrationFailed',
      detail: expect.stringContaining('0002-broken.sql') as string,
    })
    expect(readdirSync(join(dataDir, 'backups'))).toContain(error.backup.split('/').at(-1))
    const copy = new Database(error.backup, { readonly: true })
    expect(copy.prepare('SELECT count(*) FROM visits').pluck().get()).toBe(5)
    expect(copy.pragma('user_version', { simple: true })).toBe(version - 1)
    copy.close()
    expect(stateOf(dataDir)).toMatchObject({ version: version - 1, table: 0, column: 0 })
    const desk = await openTestDesk({ dataDir })
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true })
    await desk.close()
  })
})
