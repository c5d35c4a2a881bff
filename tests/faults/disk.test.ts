import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildChild, startChild, type Child } from '../support/child.ts'
import { createFolders, verify, visitsIn } from '../support/data-folder.ts'

const folders = createFolders()
let template: string
beforeAll(async () => {
  await buildChild()
  template = await folders.desk(5)
})
afterAll(() => folders.remove())

/** A limit on the size of any file of one process: "no more room" without a disk of our own, and without root. */
const limitable = spawnSync('prlimit', ['--version']).status === 0
if (!limitable) console.log('F6 skipped: there is no prlimit on this machine')

const size = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0

function limit(child: Child, bytes: number | 'unlimited'): void {
  const set = spawnSync('prlimit', ['--pid', String(child.process.pid), `--fsize=${bytes}:unlimited`])
  expect(set.status).toBe(0)
}

describe.runIf(limitable)('F6: no room on the disk', () => {
  it('refuses with DISK_FULL, half-saves nothing, goes on reading, and writes again once there is room', async () => {
    const dataDir = folders.copyOf(template)
    const room = size(join(dataDir, 'qiantai.db')) + 400_000
    const child = await startChild('registerUntilFull', dataDir, {}, ['prlimit', `--fsize=${room}:unlimited`])
    const refused = await child.said('refused')
    expect(refused).toMatchObject({ refused: 'DISK_FULL', readable: true })
    const { acknowledged } = refused as { acknowledged: number }
    expect(acknowledged).toBeGreaterThan(3)

    limit(child, 'unlimited')
    child.process.stdin.write('go on\n')
    expect(await child.said('resumed')).toEqual({ resumed: acknowledged + 1 })
    await child.kill()
    expect(visitsIn(dataDir)).toBe(5 + acknowledged + 1)
    expect(await verify(dataDir)).toMatchObject({ ok: true, damage: [] })
  })

  it('keeps nothing of a backup that found no room, and the earlier one stays', async () => {
    const dataDir = folders.copyOf(template)
    const backups = join(dataDir, 'backups')
    const first = await startChild('backUp', dataDir)
    await first.said('made')
    await first.kill()
    const before = readdirSync(backups).filter((name) => !name.endsWith('.part'))
    const room = Math.floor(size(join(dataDir, 'qiantai.db')) / 2)
    const second = await startChild('backUp', dataDir, {}, ['prlimit', `--fsize=${room}:unlimited`])
    expect(await second.said('failed')).toEqual({ failed: 'DISK_FULL' })
    await second.ended()
    expect(readdirSync(backups).sort()).toEqual(before.sort())
  })

  it('is named when there is no room to open at all', async () => {
    const child = await startChild('hold', join(folders.empty(), 'new'), {}, [
      'prlimit',
      '--fsize=1000:unlimited',
    ])
    expect(await child.said('failed')).toEqual({ failed: 'diskFull' })
  })
})

/** Root may write anything, so root hands the child over to nobody. */
const isRoot = process.getuid?.() === 0
const asNobody = isRoot ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : []
const canTry =
  process.platform !== 'win32' &&
  (!isRoot || spawnSync('setpriv', [...asNobody.slice(1), 'true']).status === 0)
if (!canTry) console.log('F8 skipped: permissions cannot be tried on this machine')

function own(path: string, mode: number): void {
  if (isRoot) chownSync(path, 65_534, 65_534)
  chmodSync(path, mode)
}

function handOver(dataDir: string): void {
  for (const name of readdirSync(dataDir)) own(join(dataDir, name), 0o600)
  own(dataDir, 0o700)
}

describe.runIf(canTry)('F8: files that cannot be written', () => {
  it.each([
    ['the folder', (dataDir: string) => chmodSync(dataDir, 0o500)],
    ['the database', (dataDir: string) => chmodSync(join(dataDir, 'qiantai.db'), 0o400)],
    ['the head file', (dataDir: string) => chmodSync(join(dataDir, 'audit-head.json'), 0o400)],
    ['the lock', (dataDir: string) => chmodSync(join(dataDir, 'desk.lock'), 0o000)],
  ])('%s: said as read-only at the start, nothing made beside it', async (_what, protect) => {
    const dataDir = folders.copyOf(template)
    handOver(dataDir)
    const names = readdirSync(dataDir).sort()
    protect(dataDir)
    const child = await startChild('hold', dataDir, {}, asNobody)
    expect(await child.said('failed')).toEqual({ failed: 'readOnly' })
    await child.ended()
    chmodSync(dataDir, 0o700)
    expect(readdirSync(dataDir).sort()).toEqual(names)
    expect(existsSync(join(dataDir, 'qiantai.db'))).toBe(true)
  })

  it('a log that cannot be written is said too', async () => {
    const dataDir = folders.copyOf(template)
    const killed = await startChild('registerLoop', dataDir, { checkpointPages: 16_000 })
    await killed.said('acknowledged')
    await killed.kill()
    handOver(dataDir)
    chmodSync(join(dataDir, 'qiantai.db-wal'), 0o400)
    const child = await startChild('hold', dataDir, {}, asNobody)
    expect(await child.said('failed')).toEqual({ failed: 'readOnly' })
    await child.ended()
  })

  it('opens again once it may be written', async () => {
    const dataDir = folders.copyOf(template)
    handOver(dataDir)
    const child = await startChild('hold', dataDir, {}, asNobody)
    await child.said('ready')
    await child.kill()
  })
})
