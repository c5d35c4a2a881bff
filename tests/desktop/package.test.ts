import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = new URL('../../', import.meta.url).pathname

/** A folder with the names of an unpacked Electron; its program holds a fuse wire, all fuses still as delivered. */
function standInElectron(folder: string): string {
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
  const wire = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, 9]), Buffer.from('000000000')])
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  writeFileSync(join(folder, 'electron'), wire)
  chmodSync(join(folder, 'electron'), 0o755)
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'resources.pak', 'icudtl.dat', 'chrome-sandbox'])
    writeFileSync(join(folder, name), '')
  writeFileSync(join(folder, 'version'), '45.4.1')
  for (const locale of ['en-US', 'zh-CN']) writeFileSync(join(folder, 'locales', `${locale}.pak`), '')
  return folder
}

function packageFor(arch: 'x64' | 'arm64', settings: readonly string[]): void {
  const flags = ['--linux', 'dir', `--${arch}`, '--publish', 'never', ...settings]
  execFileSync('electron-builder', flags, { cwd: root, stdio: 'pipe' })
}

/** What the packager makes of the built app; Electron's own program is a stand-in, everything of ours is real. */
describe('the packaged desktop app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qiantai-package-'))
  const unpacked = join(folder, 'out/linux-unpacked')
  let packed: string[] = []
  let settings: string[] = []

  beforeAll(() => {
    if (!existsSync(`${root}out/main/main.js`)) execFileSync('electron-vite', ['build'], { cwd: root })
    const electronDist = standInElectron(join(folder, 'electron'))
    settings = [`-c.electronDist=${electronDist}`, `-c.directories.output=${join(folder, 'out')}`]
    packageFor(process.arch === 'arm64' ? 'arm64' : 'x64', settings)
    packed = listPackage(join(unpacked, 'resources/app.asar'), { isPack: false })
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it('holds the main process, the core, its jobs, the preload and the interface with its Chinese font', () => {
    for (const file of [
      'main/main.js',
      'main/core.js',
      'main/jobs.js',
      'preload/preload.cjs',
      'renderer/index.html',
    ])
      expect(packed).toContain(`/out/${file}`)
    expect(packed.filter((file) => /noto-sans-sc.*\.woff2$/.test(file)).length).toBeGreaterThan(90)
  })

  it('holds nothing but the built bundles, package.json and what the core loads at run time', () => {
    const own = packed.filter((file) => !file.startsWith('/node_modules'))
    expect(
      own.filter((file) => !/^\/(package\.json|out(\/(main|preload|renderer)(\/.*)?)?)$/.test(file)),
    ).toEqual([])
    for (const never of ['electron', 'react', 'antd', 'vite', 'ws', 'sirv', 'playwright-core', 'typescript'])
      expect(packed).not.toContain(`/node_modules/${never}`)
    expect(
      packed.filter((file) => !file.startsWith('/node_modules') && /\.(ts|tsx|map)$/.test(file)),
    ).toEqual([])
    expect(packed.some((file) => file.includes('loopback'))).toBe(false)
  })

  it('has its native modules outside of the archive, where the system can load them', () => {
    const modules = join(unpacked, 'resources/app.asar.unpacked/node_modules')
    for (const name of ['better-sqlite3', '@node-rs', '@serialport/bindings-cpp'])
      expect(
        readdirSync(join(modules, name), { recursive: true }).some((file) => String(file).endsWith('.node')),
      ).toBe(true)
  })

  it('is not made at all for a processor that a native module has no file for', () => {
    // the machine has the password hashing for its own processor only
    const other = process.arch === 'x64' ? 'arm64' : 'x64'
    const said = (run: () => void) => {
      try {
        run()
        return 'it was made'
      } catch (error) {
        const { stdout, stderr } = error as { stdout: Buffer; stderr: Buffer }
        return `${stdout.toString()}${stderr.toString()}`
      }
    }
    expect(said(() => packageFor(other, settings))).toContain(`no file for linux-${other} of: argon2 (`)
  })

  it('has every fuse set on purpose', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'qiantai'))
    const on = [
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
      FuseV1Options.WasmTrapHandlers,
    ]
    const all = Object.values(FuseV1Options).filter((fuse): fuse is FuseV1Options => typeof fuse === 'number')
    for (const fuse of all)
      expect(wire[fuse], FuseV1Options[fuse]).toBe(on.includes(fuse) ? FuseState.ENABLE : FuseState.DISABLE)
  })
})
