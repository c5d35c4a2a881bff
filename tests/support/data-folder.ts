import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { nodePorts } from '../../electron/host-loopback/ports.ts'
import { runJob } from '#core/jobs/run.ts'
import { openTestDesk, requestId } from './desk.ts'
import { visitor } from './visitor.ts'

/** Data folders of one test file, removed together. */
export function createFolders() {
  const made: string[] = []
  const empty = () => {
    const folder = mkdtempSync(join(tmpdir(), 'qiantai-'))
    made.push(folder)
    return folder
  }
  return {
    empty,
    /** A closed desk with so many visits. */
    async desk(visits: number): Promise<string> {
      const dataDir = empty()
      const desk = await openTestDesk({ dataDir })
      for (let index = 0; index < visits; index += 1) {
        desk.clock.monotonic += 60_000 // no more than so many calls a minute
        await desk.admin.visitors.register({ requestId: requestId(), ...visitor })
      }
      await desk.close()
      return dataDir
    },
    copyOf(dataDir: string): string {
      const copy = empty()
      cpSync(dataDir, copy, { recursive: true })
      return copy
    },
    remove() {
      for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Bytes of every file of a folder, without the lock. */
export function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile() && entry.name !== 'desk.lock')
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length + 1), readFileSync(file).toString('base64')]),
  )
}

/** Reads a closed desk's database without the product. */
export function look<T>(dataDir: string, read: (db: Database.Database) => T): T {
  const file = join(dataDir, 'qiantai.db')
  if (!existsSync(file)) throw new Error(`no database in ${dataDir}`)
  const db = new Database(file)
  try {
    return read(db)
  } finally {
    db.close()
  }
}

export const verify = (dataDir: string) => runJob(nodePorts(dataDir, 'test'), 'verify', { dataDir })

export const visitsIn = (dataDir: string) =>
  look(dataDir, (db) => db.prepare('SELECT count(*) FROM visits').pluck().get() as number)
