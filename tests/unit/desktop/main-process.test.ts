import { EventEmitter } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FromCore, ToCore } from '#core/host-protocol.ts'
import { createKeyFile } from '#core/security/key-file.ts'
import { createDesktopKeyStore } from '../../../electron/host-desktop/key-store.ts'
import { createLogFile, oldLogs } from '../../../electron/main/log-file.ts'
import { planPrint, printOptions } from '../../../electron/main/printing.ts'
import { createRestartLimit } from '../../../electron/main/recovery.ts'
import { loginItem, readSettings } from '../../../electron/main/settings.ts'
import { createCoreSupervisor, type CoreDeps } from '../../../electron/main/supervisor.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiantai-main-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the settings of this PC', () => {
  const file = () => join(folder, 'desktop.json')
  const never = () => expect.unreachable()

  it('have defaults, and take what is written', () => {
    expect(readSettings(file(), never)).toEqual({ printer: '' })
    writeFileSync(file(), '{"printer": "Brother_QL", "autoStart": true}')
    expect(readSettings(file(), never)).toEqual({ printer: 'Brother_QL', autoStart: true })
  })

  it.each(['{', '[]', '{"printer": 7}', '{"printr": ""}'])('set %s aside, and tell', (text) => {
    writeFileSync(file(), text)
    const told: string[] = []
    expect(readSettings(file(), (why) => told.push(why))).toEqual({ printer: '' })
    expect(told).toHaveLength(1)
    expect(readFileSync(`${file()}.unreadable`, 'utf8')).toBe(text)
  })

  it('leave starting with the computer as the installer set it, unless they name it', () => {
    expect(loginItem('win32', { printer: '' })).toBeNull()
    expect(loginItem('win32', { printer: '', autoStart: false })).toEqual({ openAtLogin: false })
    expect(loginItem('linux', { printer: '', autoStart: true })).toBeNull()
  })
})

describe('printing', () => {
  it('goes to the chosen printer while it is there, else asks; to a file where there is no printer', () => {
    const printers = [{ name: 'Office' }, { name: 'Label' }]
    expect(planPrint(printers, 'Label')).toEqual({ kind: 'device', name: 'Label' })
    expect(planPrint(printers, 'Gone')).toEqual({ kind: 'dialog' })
    expect(planPrint(printers, '')).toEqual({ kind: 'dialog' })
    expect(planPrint([], 'Label')).toEqual({ kind: 'file' })
  })

  it('asks nothing when the printer is known, and names the sheet’s own paper', () => {
    expect(printOptions('label-62', 'Label')).toMatchObject({
      silent: true,
      deviceName: 'Label',
      pageSize: { width: 62_000, height: 40_000 },
    })
    expect(printOptions('A4-landscape', '')).toMatchObject({ silent: false, landscape: true })
  })

  it('knows every paper of the print kit at its size', () => {
    const css = readFileSync(new URL('../../../renderer/print/kit/print.css', import.meta.url), 'utf8')
    const sizes = new Map(
      [...css.matchAll(/@page ([\w-]+) \{\s*size: (\d+)mm (\d+)mm/g)].map(([, n, w, h]) => [n, [w, h]]),
    )
    const papers = [...css.matchAll(/\.p-([\w-]+) \{\s*page: ([\w-]+);/g)]
    expect(papers.length).toBeGreaterThanOrEqual(5)
    for (const [, paper = '', page] of papers) {
      const { pageSize, landscape } = printOptions(paper, '')
      const { width, height } = pageSize as { width: number; height: number }
      const shown = landscape ? [height, width] : [width, height]
      expect(
        shown.map((microns) => String(microns / 1_000)),
        paper,
      ).toEqual(sizes.get(page))
    }
  })
})

describe('a limit of restarts', () => {
  it('counts within its time only', () => {
    let now = 0
    const limit = createRestartLimit(3, 60_000, () => now)
    expect([limit.mayTry(), limit.mayTry(), limit.mayTry(), limit.mayTry()]).toEqual([
      true,
      true,
      true,
      false,
    ])
    now = 120_000
    expect(limit.mayTry()).toBe(true)
  })
})

describe('the log file', () => {
  it('begins a new one every day, keeps two weeks, and never throws', () => {
    let now = Date.UTC(2026, 10, 1)
    const log = createLogFile(join(folder, 'logs'), () => now)
    for (let day = 0; day < 20; day += 1) {
      log.write(`day ${String(day)}\n`)
      now += 86_400_000
    }
    const files = readdirSync(join(folder, 'logs')).sort()
    expect(files).toHaveLength(14)
    expect(files.at(-1)).toBe('desktop-2026-11-20.log')
    writeFileSync(join(folder, 'file'), '')
    expect(() => createLogFile(join(folder, 'file'), () => now).write('x')).not.toThrow()
  })

  it('takes no other file for an old log', () => {
    expect(oldLogs(['a.txt', 'desktop.json', 'desktop-2026-11-20.log'])).toEqual([])
  })
})

function fakeCore(behave: (message: ToCore, core: EventEmitter) => void) {
  const cores: { killed: boolean }[] = []
  const fork = () => {
    const core = new EventEmitter()
    const seen = { killed: false }
    cores.push(seen)
    return Object.assign(core, {
      postMessage: (message: ToCore) => behave(message, core),
      kill: () => {
        seen.killed = true
        core.emit('exit', 137)
        return true
      },
    }) as unknown as ReturnType<CoreDeps['fork']>
  }
  return { cores, fork }
}

function depsOf(fork: CoreDeps['fork'], told: string[] = []): CoreDeps {
  return {
    fork,
    keychain: { load: () => Promise.resolve(null), save: () => Promise.reject(new Error('none')) },
    renderPdf: () => Promise.reject(new Error('none')),
    dataDir: folder,
    demo: false,
    version: '1',
    now: () => 0,
    onReady: () => told.push('ready'),
    onFailed: ({ reason }) => told.push(reason),
    onGivenUp: () => told.push('given up'),
    closingLimit: 20,
  }
}

describe('the core’s supervisor', () => {
  it('ends a core that does not close by itself, so that the desk can be closed', async () => {
    const { cores, fork } = fakeCore(() => undefined)
    const supervisor = createCoreSupervisor(depsOf(fork))
    supervisor.start()
    await supervisor.stop()
    expect(cores).toEqual([{ killed: true }])
  })

  it('waits for a core that closes, and does not start it again', async () => {
    const { cores, fork } = fakeCore(({ type }, core) => {
      if (type === 'stop') setImmediate(() => core.emit('exit', 0))
    })
    const supervisor = createCoreSupervisor(depsOf(fork))
    supervisor.start()
    await supervisor.stop()
    expect(cores).toEqual([{ killed: false }])
  })

  it('starts it again three times in a minute, then gives up', () => {
    const told: string[] = []
    const { cores, fork } = fakeCore(({ type }, core) => {
      if (type === 'start') core.emit('message', { type: 'ready' } satisfies FromCore)
    })
    const running: EventEmitter[] = []
    const supervisor = createCoreSupervisor(
      depsOf(() => {
        const core = fork()
        running.push(core)
        return core
      }, told),
    )
    supervisor.start()
    for (let crash = 0; crash < 4; crash += 1) running.at(-1)?.emit('exit', 1)
    expect(cores).toHaveLength(4)
    expect(told).toEqual(['ready', 'ready', 'ready', 'ready', 'given up'])
    expect(supervisor.isReady()).toBe(false)
  })
})

describe('the data key on the desktop', () => {
  const key = Buffer.alloc(32, 7)
  const other = Buffer.alloc(32, 9)
  const log = { info: () => undefined, error: () => undefined }

  it('goes to the keychain and leaves no file, where the keychain protects', async () => {
    const kept: Buffer[] = []
    const keychain = {
      load: () => Promise.resolve(kept[0] ?? null),
      save: (given: Buffer) => Promise.resolve(kept.push(given) > 0),
    }
    const store = createDesktopKeyStore(folder, keychain, log)
    expect(await store.load()).toBeNull()
    await store.save(key)
    expect(await store.load()).toEqual(key)
    expect(readdirSync(folder)).toEqual([])
  })

  it('goes to the 0600 file where none protects', async () => {
    const keychain = { load: () => Promise.resolve(null), save: () => Promise.resolve(false) }
    await createDesktopKeyStore(folder, keychain, log).save(key)
    expect(await createKeyFile(folder).load()).toEqual(key)
  })

  it('comes from the file a recovery or a restore has written, not from the keychain’s older one', async () => {
    await createKeyFile(folder).save(key)
    const keychain = { load: () => Promise.resolve(other), save: () => Promise.resolve(true) }
    expect(await createDesktopKeyStore(folder, keychain, log).load()).toEqual(key)
  })

  it('is not made anew when the keychain is there and refuses', async () => {
    const keychain = { load: () => Promise.reject(new Error('locked')), save: () => Promise.resolve(true) }
    await expect(createDesktopKeyStore(folder, keychain, log).load()).rejects.toThrow('locked')
  })
})
