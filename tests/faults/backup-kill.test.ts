import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeBackup } from '#core/database/backup.ts'
import { hashFile } from '#core/database/files.ts'
import { listCopies } from '#core/database/manifest.ts'
import { nodePorts } from '../../electron/host-loopback/ports.ts'
import { buildChild, startChild } from '../support/child.ts'
import { createFolders, look } from '../support/data-folder.ts'
import { openTestDesk } from '../support/desk.ts'

const folders = createFolders()
beforeAll(() => buildChild())
afterAll(() => folders.remove())

it('F4: a kill during a backup leaves the last verified one intact, and the start sweeps the rest', async () => {
  const dataDir = await folders.desk(5)
  look(dataDir, (db) => {
    const pad = db.prepare('INSERT INTO settings (key, value, updated_at) VALUES (?, ?, 0)')
    for (let index = 0; index < 100; index += 1) pad.run(`pad${index}`, JSON.stringify('x'.repeat(60_000)))
  })
  const backups = join(dataDir, 'backups')
  await makeBackup(nodePorts(dataDir, 'test'), { keep: 3 })
  let interrupted = 0
  for (let kill = 0; kill < 15; kill += 1) {
    const child = await startChild('backUp', dataDir)
    await child.said('ready')
    await wait(150 + kill * 25)
    await child.kill()
    const listed = listCopies(backups)
    expect(listed.length).toBeGreaterThanOrEqual(1)
    const made = child.lines.filter((line) => 'made' in line).map((line) => line['made'])
    // whatever was acknowledged last is there; everything listed is what its manifest says
    if (made.length > 0) expect(listed.map(({ file }) => file)).toContain(made.at(-1))
    for (const { file, sha256 } of listed) expect(hashFile(join(backups, file))).toBe(sha256)
    if (readdirSync(backups).some((name) => name.endsWith('.part'))) interrupted += 1
  }
  expect(interrupted).toBeGreaterThan(0)
  look(dataDir, (db) => db.exec("DELETE FROM settings WHERE key LIKE 'pad%'"))
  await (await openTestDesk({ dataDir })).close()
  expect(readdirSync(backups).filter((name) => name.includes('.part'))).toEqual([])
})
