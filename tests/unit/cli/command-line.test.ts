import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { locales } from '#shared/i18n/pair.ts'
import { startFailurePage, startFailureText, type StartFailureReason } from '#shared/start-failure.ts'
import { fill, sayBoth } from '#shared/i18n/fill.ts'
import { browserOpener, hasDisplay } from '../../../electron/cli/browser.ts'
import { checkPlace, checkSpace, mountType } from '../../../electron/cli/doctor/disk.ts'
import { checkNode } from '../../../electron/cli/doctor/machine.ts'
import { downloadHost, installedElectron, isReachable } from '../../../electron/cli/electron-runtime.ts'
import { defaultDataDir } from '../../../electron/cli/folders.ts'

const folders: string[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'qiantai-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true })
})

describe('the default data folder', () => {
  it.each([
    ['linux', {}, false, '/home/a/.local/share/qiantai'],
    ['linux', { XDG_DATA_HOME: '/data' }, false, '/data/qiantai'],
    ['linux', { XDG_DATA_HOME: 'relative' }, true, '/home/a/.local/share/qiantai-demo'],
    ['darwin', {}, false, '/home/a/Library/Application Support/Qiantai'],
    ['darwin', {}, true, '/home/a/Library/Application Support/Qiantai Demo'],
    ['win32', { LOCALAPPDATA: '/c/Local' }, true, '/c/Local/Qiantai Demo'],
    ['win32', {}, false, '/home/a/AppData/Local/Qiantai'],
  ] as const)('on %s with %o, demo %s', (platform, env, demo, expected) => {
    expect(defaultDataDir(demo, { platform, env, home: '/home/a' })).toBe(expected)
  })
})

describe('finding Electron', () => {
  it('takes the installed program, an unpacked one that is named, or none', () => {
    const electron = folder()
    expect(installedElectron(electron, {})).toBeNull()
    mkdirSync(join(electron, 'dist'))
    writeFileSync(join(electron, 'path.txt'), 'electron')
    expect(installedElectron(electron, {})).toBeNull()
    writeFileSync(join(electron, 'dist', 'electron'), '')
    expect(installedElectron(electron, {})).toBe(join(electron, 'dist', 'electron'))
    const unpacked = folder()
    writeFileSync(join(unpacked, 'electron'), '')
    const env = { ELECTRON_OVERRIDE_DIST_PATH: unpacked }
    expect(installedElectron(electron, env)).toBe(join(unpacked, 'electron'))
    expect(installedElectron(electron, { ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' })).toBeNull()
  })

  it('knows where it would be downloaded from', () => {
    expect(downloadHost({})).toEqual({ host: 'github.com', port: 443 })
    expect(downloadHost({ ELECTRON_MIRROR: 'http://mirror.lan:8080/electron/' })).toEqual({
      host: 'mirror.lan',
      port: 8080,
    })
    expect(downloadHost({ ELECTRON_MIRROR: 'http://mirror.lan/' })).toEqual({ host: 'mirror.lan', port: 80 })
    expect(downloadHost({ ELECTRON_MIRROR: 'nonsense' })).toEqual({ host: 'github.com', port: 443 })
  })

  it('tries a server once, and for two seconds at most', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    expect(await isReachable({ host: '127.0.0.1', port })).toBe(true)
    server.close()
    await once(server, 'close')
    expect(await isReachable({ host: '127.0.0.1', port })).toBe(false)
    const started = performance.now()
    expect(await isReachable({ host: '192.0.2.1', port: 443 })).toBe(false)
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})

describe('opening a browser', () => {
  it('needs a display where displays are optional', () => {
    expect(hasDisplay('linux', {})).toBe(false)
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
    expect(browserOpener('linux', {})).toBeNull()
    expect(browserOpener('linux', { DISPLAY: ':0' })).toEqual(['xdg-open'])
    expect(browserOpener('darwin', {})).toEqual(['open'])
    expect(browserOpener('win32', {})?.[0]).toBe('rundll32')
  })
})

describe('the doctor', () => {
  const mounts = [
    '/dev/sda1 / ext4 rw 0 0',
    'server:/share /mnt/share nfs4 rw 0 0',
    '//nas/office /mnt/our\\040office cifs rw 0 0',
    '/dev/sdb1 /mnt/share2 ext4 rw 0 0',
  ].join('\n')

  it.each([
    ['/var/lib/qiantai', 'ext4'],
    ['/mnt/share', 'nfs4'],
    ['/mnt/share/desk/data', 'nfs4'],
    ['/mnt/share2/data', 'ext4'],
    ['/mnt/our office/data', 'cifs'],
  ])('finds the file system of %s', (path, type) => {
    expect(mountType(path, mounts)).toBe(type)
  })

  it('warns of synchronised folders and refuses network paths', () => {
    expect(checkPlace('/home/a/OneDrive - 公司/qiantai').state).toBe('warn')
    expect(checkPlace('/home/a/坚果云/qiantai').state).toBe('warn')
    expect(checkPlace('\\\\nas\\office\\qiantai').state).toBe('fail')
    expect(checkPlace(folder()).state).toBe('ok')
  })

  it('judges Node and the room left', () => {
    expect(checkNode('20.20.0').state).toBe('fail')
    expect(checkNode('24.1.0').state).toBe('ok')
    expect(['ok', 'warn', 'fail']).toContain(checkSpace(join(folder(), 'not', 'there', 'yet')).state)
  })
})

describe('texts outside the interface', () => {
  it('are filled in, and empty where nothing is given', () => {
    expect(fill('{{a}} and {{b}}', { a: 1 })).toBe('1 and')
    expect(sayBoth(['前台 {{n}}', 'desk {{n}}'], { n: 2 })).toBe('前台 2 / desk 2')
  })

  const reasons: Record<StartFailureReason, true> = {
    crashed: true,
    missing: true,
    empty: true,
    notADatabase: true,
    foreign: true,
    newer: true,
    readOnly: true,
    locked: true,
    damaged: true,
    migrationFailed: true,
    diskFull: true,
    keyMissing: true,
    interfaceCrashed: true,
    notADemo: true,
  }

  it.each(Object.keys(reasons) as StartFailureReason[])(
    'the start page says what %s means and what to do',
    (reason) => {
      const failure = { reason, file: '/data/<qiantai>.db', detail: 'schema 9', backup: '/data/backups/a.db' }
      const page = startFailurePage(failure)
      expect(page).not.toMatch(/<script|<qiantai|\{\{|undefined/)
      expect(page).toContain('/data/&lt;qiantai&gt;.db')
      for (const locale of locales) {
        const { what, next } = startFailureText(failure, locale)
        expect(what.length).toBeGreaterThan(8)
        expect(next.length).toBeGreaterThan(8)
        expect(page).toContain(`<section lang="${locale}">`)
      }
      if (reason === 'migrationFailed') expect(page).toContain('/data/backups/a.db')
      if (reason === 'newer') expect(page).toContain('schema 9')
    },
  )
})
