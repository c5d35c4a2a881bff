import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defaultDataDir } from '#core/data-dir.ts'

export { defaultDataDir }

/** The repository or package this command was started from. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

export const migrationsFolder = new URL('../core/database/migrations/', import.meta.url)

export function productVersion(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return version
}

/** The folder named by `--data`, else the default one. */
export function dataDirOf(given: string | undefined, demo = false): string {
  const surroundings = { platform: process.platform, env: process.env, home: homedir() }
  return given === undefined ? defaultDataDir(demo, surroundings) : resolve(given)
}
