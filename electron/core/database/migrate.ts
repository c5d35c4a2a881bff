import { readdirSync, readFileSync } from 'node:fs'
import { OpenError } from './errors.ts'
import { schemaVersion, type Sqlite } from './open.ts'

export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

/** Reads `NNNN-name.sql` files in order; the numbers must run 1, 2, 3 without a gap. */
export function readMigrations(folder: URL | string): Migration[] {
  const base = folder instanceof URL ? folder : new URL(`file://${folder}/`)
  return readdirSync(base)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name, index) => {
      const version = Number(name.slice(0, 4))
      if (version !== index + 1) throw new Error(`migration ${name} is out of order`)
      return { version, name, sql: readFileSync(new URL(name, base), 'utf8') }
    })
}

/**
 * Brings the file to the newest version, each step in one transaction together with its `user_version`: a kill leaves the
 * old or the new version, never something between. `backUp` runs once, before the first step, on any file that holds data.
 * @throws OpenError 'migrationFailed' with the step's name; the file is then at the version before that step
 */
export function migrate(db: Sqlite, migrations: readonly Migration[], backUp: (from: number) => void): void {
  const from = schemaVersion(db)
  const steps = migrations.filter((step) => step.version > from)
  if (steps.length === 0) return
  if (from > 0) backUp(from)
  for (const step of steps) {
    try {
      db.transaction(() => {
        db.exec(step.sql)
        db.pragma(`user_version = ${step.version}`)
      }).immediate()
    } catch (error) {
      throw new OpenError(
        'migrationFailed',
        db.name,
        `${step.name}: ${error instanceof Error ? error.message : ''}`,
      )
    }
  }
}
