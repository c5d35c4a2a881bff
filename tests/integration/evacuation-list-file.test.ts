import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPrintTickets } from '#core/features/desk/print-tickets.ts'
import { startListFile, type ListFile } from '#core/features/evacuation/list-file.ts'
import { latestFile, previousFile, reasonOf } from '#core/features/evacuation/safe-file.ts'
import type { DeskPorts } from '#core/ports.ts'
import { createFolders } from '../support/data-folder.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { come, saveRules } from '../support/evacuation.ts'

const folders = createFolders()
let stick: string
let desk: TestDesk
let listFile: ListFile
/** What the host draws: each sheet another one, or a failure. */
let draw: () => Promise<Uint8Array | null>
let sheets: number
let closing: AbortController

beforeEach(async () => {
  stick = join(folders.empty(), 'stick')
  mkdirSync(stick)
  desk = await openTestDesk()
  sheets = 0
  closing = new AbortController()
  draw = () => Promise.resolve(Buffer.from(`%PDF- sheet ${(sheets += 1)}`))
  const ports: DeskPorts = { ...desk.desk.core.ports, renderPdf: () => draw() }
  const core = { ...desk.desk.core, ports, closing: closing.signal }
  listFile = startListFile(core, createPrintTickets(core))
  await saveRules(desk.admin, { evacuationFolder: stick, evacuationEveryMinutes: 5 })
})
afterEach(async () => {
  await listFile.stop()
  await desk.close()
})
afterAll(() => folders.remove())

const latest = () => readFileSync(join(stick, latestFile), 'utf8')
const finding = async () =>
  (await desk.admin.health.findings({})).find(({ kind }) => kind === 'evacuationListUnwritten')
const later = async (ms: number) => {
  desk.clock.advance(ms)
  await listFile.writeIfDue()
}

describe('the list in its folder', () => {
  it('is written at once and then as often as the site says, the one before kept beside it', async () => {
    await listFile.writeIfDue()
    expect(readdirSync(stick)).toEqual([latestFile])
    await later(299_999)
    expect(latest()).toBe('%PDF- sheet 1')
    await later(1)
    expect(latest()).toBe('%PDF- sheet 2')
    expect(readFileSync(join(stick, previousFile), 'utf8')).toBe('%PDF- sheet 1')
    await later(300_000)
    expect(readdirSync(stick).sort()).toEqual([latestFile, previousFile])
    expect(await finding()).toBeUndefined()
  })

  it('is written again within a minute after somebody came', async () => {
    await listFile.writeIfDue()
    await come(desk.admin)
    listFile.follow([{ topic: 'visit' }])
    await later(59_999)
    expect(sheets).toBe(1)
    await later(1)
    expect(sheets).toBe(2)
    await later(60_000)
    expect(sheets).toBe(2)
  })

  it('is written nowhere when no folder is set, and at once into another one', async () => {
    await saveRules(desk.admin, { evacuationFolder: '' })
    await listFile.writeIfDue()
    expect(sheets).toBe(0)
    await saveRules(desk.admin, { evacuationFolder: stick })
    await listFile.writeIfDue()
    const other = folders.empty()
    await saveRules(desk.admin, { evacuationFolder: other })
    await listFile.writeIfDue()
    expect(readdirSync(other)).toEqual([latestFile])
  })
})

describe('a folder that takes no list', () => {
  it('is told of when the stick is pulled out, is not made on the disk below, and mends itself', async () => {
    await listFile.writeIfDue()
    const writtenAt = desk.clock.wall
    renameSync(stick, `${stick}-away`)
    await later(300_000)
    expect(await finding()).toEqual({
      ...{ kind: 'evacuationListUnwritten', reason: 'folderMissing', writtenAt, since: desk.clock.wall },
    })
    expect(readdirSync(join(stick, '..'))).toEqual(['stick-away'])
    await later(59_999)
    renameSync(`${stick}-away`, stick)
    await later(1)
    expect(await finding()).toBeUndefined()
    expect(latest()).toBe('%PDF- sheet 3')
  })

  it('is told of when it cannot be written to, and keeps the list it has', async () => {
    await listFile.writeIfDue()
    const root = process.getuid?.() === 0
    // nothing is read-only to root but what is not a disk at all
    if (root) await saveRules(desk.admin, { evacuationFolder: '/sys' })
    else chmodSync(stick, 0o555)
    await later(300_000)
    expect(await finding()).toMatchObject({ reason: 'readOnly' })
    if (!root) chmodSync(stick, 0o755)
    expect(readdirSync(stick)).toEqual([latestFile])
    expect(latest()).toBe('%PDF- sheet 1')
  })

  it('leaves the whole list of before when a write is cut off', async () => {
    await listFile.writeIfDue()
    rmSync(join(stick, previousFile), { force: true })
    mkdirSync(join(stick, previousFile)) // what was there cannot be replaced
    await later(300_000)
    expect(await finding()).toMatchObject({ reason: 'failed' })
    expect(latest()).toBe('%PDF- sheet 1')
    expect(readdirSync(stick).sort()).toEqual([latestFile, previousFile])
  })

  it('is called by its reason', () => {
    const reasons = ['ENOSPC', 'EROFS', 'ENODEV', 'EISDIR'].map((code) =>
      reasonOf(Object.assign(new Error(code), { code })),
    )
    expect(reasons).toEqual(['full', 'readOnly', 'folderMissing', 'failed'])
  })
})

describe('a host that draws no list', () => {
  it('is told of, whether it cannot or fails', async () => {
    draw = () => Promise.resolve(null)
    await listFile.writeIfDue()
    expect(await finding()).toMatchObject({ reason: 'noBrowser', writtenAt: null })
    draw = () => Promise.reject(new Error('the window was gone'))
    await later(60_000)
    expect(await finding()).toMatchObject({ reason: 'failed', writtenAt: null })
    expect(desk.logged.some(({ event }) => event === 'evacuation.list')).toBe(true)
    expect(readdirSync(stick)).toEqual([])
  })

  it('does not keep the desk from closing', async () => {
    draw = () => new Promise(() => undefined)
    const writing = listFile.writeIfDue()
    closing.abort()
    await listFile.stop()
    await writing
    expect(readdirSync(stick)).toEqual([])
  })
})
