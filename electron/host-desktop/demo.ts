import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { databaseFile } from '#core/data-dir.ts'
import { OpenError } from '#core/database/errors.ts'
import type { Migration } from '#core/database/migrate.ts'
import { seedDemo } from '#core/demo/seed.ts'
import type { DeskPorts } from '#core/ports.ts'

/**
 * Fills a new example folder. Made beside it and moved into place whole: an interrupted start leaves no half-filled example.
 * A folder that is already in use is left alone. @throws OpenError 'notADatabase' when the place is taken by something else
 */
export async function prepareDemo(
  portsOf: (dataDir: string) => DeskPorts,
  dataDir: string,
  migrations: readonly Migration[],
): Promise<void> {
  if (existsSync(databaseFile(dataDir))) return
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0)
    throw new OpenError('notADatabase', dataDir, 'not empty')
  const unfinished = `${dataDir}.new`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(dirname(dataDir), { recursive: true })
  await seedDemo(portsOf(unfinished), migrations, Date.now(), join(dataDir, 'demo-reader'))
  if (existsSync(dataDir)) rmdirSync(dataDir)
  renameSync(unfinished, dataDir)
}
