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
  it('is built for at least Windows and Linux', () => {
    expect(targets()).toEqual(expect.arrayContaining(['win32-x64', 'linux-x64']))
  })

  it.each(targets())('for %s has a prebuilt file of every native module', (target) => {
    const there = (path: string) => existsSync(new URL(`node_modules/${path}`, root))
    expect(there(`better-sqlite3/prebuilds/${target}.node`), 'better-sqlite3').toBe(true)
    expect(there(`argon2/prebuilds/${target}`), 'argon2').toBe(true)
    expect(there(`@serialport/bindings-cpp/prebuilds/${target}`), 'serialport').toBe(true)
  })
})
