import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { OpenError, sqliteCode } from './errors.ts'
import type { Sqlite } from './open.ts'

export const lockName = 'desk.lock'

export interface DataDirLock {
  release(): void
}

/** A connection that nobody references is collected, and its lock with it. */
const held = new Set<Sqlite>()

function lockFailure(error: unknown, file: string): unknown {
  const code = sqliteCode(error)
  if (code.startsWith('SQLITE_BUSY')) return new OpenError('locked', file)
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN') return new OpenError('readOnly', file)
  if (code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR')) return new OpenError('diskFull', file)
  return code === 'SQLITE_NOTADB' ? new OpenError('notADatabase', file) : error
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code === 'EEXIST' || code === 'ENOTDIR') throw new OpenError('notADatabase', dataDir, 'not a folder')
    if (code === 'ENOSPC') throw new OpenError('diskFull', dataDir)
    throw new OpenError('readOnly', dataDir, code)
  }
}

/**
 * One process per data folder: an exclusive transaction on a small database of its own, held for as long as the desk is
 * open. The operating system takes the lock back when the process dies, however it dies, so no stale lock is possible.
 * Read-only connections to the desk's database itself are not hindered. Makes the folder when there is none.
 * @throws OpenError 'locked', 'readOnly', 'diskFull', 'notADatabase' (the folder or the lock file is something else)
 */
export function lockDataDir(dataDir: string): DataDirLock {
  makeFolder(dataDir)
  const file = join(dataDir, lockName)
  let db: Sqlite | undefined
  try {
    db = new Database(file, { timeout: 0 })
    db.pragma('journal_mode = MEMORY') // nothing is ever written: no journal beside it
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db?.close()
    throw lockFailure(error, file)
  }
  const holder = db
  held.add(holder)
  return {
    release() {
      if (!held.delete(holder)) return
      holder.close()
    },
  }
}
