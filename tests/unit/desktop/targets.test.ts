import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('../../../', import.meta.url)
const platforms: Readonly<Record<string, string>> = { win: 'win32', linux: 'linux', mac: 'darwin' }

/** `platform-arch` of everything that electron-builder.yml builds. */
function targets(): string[] {
  const found = new Set<string>()
  let platform: string | undefined
  for (const line of readFileSync(new URL('electron-builder.yml', root), 'utf8').split('\n')) {
    const section = /^(\w+):/.exec(line)
    if (section) platform = platforms[section[1] ?? '']
    for (const arch of /^\s+arch: \[(.*)\]/.exec(line)?.[1]?.split(', ') ?? [])
      if (platform) found.add(`${platform}-${arch}`)
  }
  return [...found]
}

describe('what is packaged', () => {
  it('is built for Windows and Linux, on both kinds of processor', () => {
    expect(targets()).toEqual(['win32-x64', 'win32-arm64', 'linux-x64', 'linux-arm64'])
  })

  it.each(targets())('for %s has a prebuilt file of every native module', (target) => {
    const there = (path: string) => existsSync(new URL(`node_modules/${path}`, root))
    expect(there(`better-sqlite3/prebuilds/${target}.node`), 'better-sqlite3').toBe(true)
    expect(there(`@serialport/bindings-cpp/prebuilds/${target}`), 'serialport').toBe(true)
    // comes as a package for each system, of which only this machine's is installed
    const argon2 = readFileSync(new URL('node_modules/@node-rs/argon2/package.json', root), 'utf8')
    const { optionalDependencies } = JSON.parse(argon2) as { optionalDependencies: Record<string, string> }
    const runtime = target.startsWith('win32') ? 'msvc' : 'gnu'
    expect(optionalDependencies, 'argon2').toHaveProperty([`@node-rs/argon2-${target}-${runtime}`])
  })
})
