import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildChild, startChild } from '../support/child.ts'
import { openTestDesk, testClock } from '../support/desk.ts'
import { importFile, manyLines } from '../support/punch-files.ts'

const kills = 12
const lines = 4_000
const dataDir = mkdtempSync(join(tmpdir(), 'qiantai-import-'))

beforeAll(() => buildChild())
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

it(`an import killed ${kills} times on its way counts for nothing, and comes in whole after that`, async () => {
  const clock = testClock(Date.now())
  await (await openTestDesk({ dataDir, clock })).close()
  for (let kill = 0; kill < kills; kill += 1) {
    const child = await startChild('importTerminalFile', dataDir, { lines })
    await child.said('saved', 2 + Math.floor(Math.random() * 18))
    await child.kill()
    // a kill that came too late would prove nothing
    expect(child.lines.some((line) => 'taken' in line)).toBe(false)
  }
  clock.wall = Date.now()
  const desk = await openTestDesk({ dataDir, clock })
  const { sqlite } = desk.desk.core
  const count = (table: string) => sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  expect(count('punches')).toBeGreaterThan(0)
  expect(count('counted_punches')).toBe(0)
  expect(await desk.admin.punchFiles.list({})).toEqual([])
  expect((await importFile(desk.admin, manyLines(lines))).taken).toBe(lines)
  expect(count('counted_punches')).toBe(lines)
  expect((await desk.admin.audit.verify({})).damage).toEqual([])
  await desk.close()
})
