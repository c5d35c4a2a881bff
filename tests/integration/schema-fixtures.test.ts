import { cpSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { createFolders, look } from '../support/data-folder.ts'
import { migrations, monday, openTestDesk, testClock } from '../support/desk.ts'
import { visitor } from '../support/visitor.ts'

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url))
const released = readdirSync(fixtures).filter((name) => name.startsWith('schema-'))
const folders = createFolders()
afterAll(() => folders.remove())

describe('a data folder of an earlier release', () => {
  it('is there for every schema', () => {
    expect(released.sort()).toEqual(migrations.map(({ version }) => `schema-${version}`).sort())
  })

  it.each(released)('%s is opened, upgraded, found whole, and its ID numbers can be read', async (name) => {
    const dataDir = folders.empty()
    cpSync(`${fixtures}${name}`, dataDir, { recursive: true })
    // the fixtures were made in two hours of that morning
    const desk = await openTestDesk({ dataDir, clock: testClock(monday + 2 * 3_600_000) })
    expect(await desk.admin.audit.verify({})).toMatchObject({ ok: true, damage: [] })
    const { rows } = await desk.admin.visitors.list({})
    expect(rows.map((row) => [row.name, row.leaveKind])).toEqual([
      ['曾毅', null],
      ['单雪', null],
      ['欧阳明', 'seen'],
    ])
    expect(await desk.admin.visitors.revealIdNumber({ visitId: 2, reason: '核对' })).toEqual({
      idNumber: visitor.idNumber,
    })
    expect(await desk.admin.matters.list({})).toHaveLength(1)
    await desk.close()
    expect(look(dataDir, (db) => db.pragma('user_version', { simple: true }))).toBe(migrations.length)
  })
})
