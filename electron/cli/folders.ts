import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The repository or package this command was started from. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

export const migrationsFolder = new URL('../core/database/migrations/', import.meta.url)

export function productVersion(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return version
}

interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  readonly home: string
}

/** Where each operating system wants a program's data: `Qiantai`, or `Qiantai Demo` for the made-up one. */
export function defaultDataDir(demo: boolean, from: Surroundings): string {
  const name = demo ? 'Qiantai Demo' : 'Qiantai'
  if (from.platform === 'win32')
    return join(from.env['LOCALAPPDATA'] ?? join(from.home, 'AppData', 'Local'), name)
  if (from.platform === 'darwin') return join(from.home, 'Library', 'Application Support', name)
  const base = from.env['XDG_DATA_HOME']
  return join(
    base?.startsWith('/') ? base : join(from.home, '.local', 'share'),
    name.toLowerCase().replace(' ', '-'),
  )
}

/** The folder named by `--data`, else the default one. */
export function dataDirOf(given: string | undefined, demo = false): string {
  const surroundings = { platform: process.platform, env: process.env, home: homedir() }
  return given === undefined ? defaultDataDir(demo, surroundings) : resolve(given)
}
