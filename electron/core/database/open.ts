import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { fileFailure, OpenError, sqliteCode } from './errors.ts'

export type Sqlite = Database.Database

/** 'Qdsk': marks the file as ours, so that a foreign SQLite file is refused before anything is written. */
export const applicationId = 0x5164736b

/** Every pragma with its reason. Durability is set explicitly: the build's own default loses acknowledged rows. */
const pragmas = [
  'synchronous = FULL', // one sync a commit, nothing acknowledged is lost in a power cut
  'foreign_keys = ON',
  'recursive_triggers = ON', // else REPLACE deletes a row past its append-only trigger
  'busy_timeout = 1000', // the wait blocks the event loop: say "busy" soon
  'wal_autocheckpoint = 16000', // safety net only: a second thread checkpoints
  'journal_size_limit = 67108864',
  'cache_size = -65536',
  'temp_store = MEMORY', // sort spills would put personal data into temporary files
  'secure_delete = ON', // erased means gone from the file
  'mmap_size = 0', // an I/O error must be an error, not a crash
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'fullfsync = ON', // macOS: plain fsync does not reach the drive
  'checkpoint_fullfsync = ON',
]

function checkSize(file: string): void {
  const info = statSync(file, { throwIfNoEntry: false })
  if (!info) throw new OpenError('missing', file)
  if (!info.isFile()) throw new OpenError('notADatabase', file, 'not a file')
  if (info.size === 0) throw new OpenError('empty', file)
}

/** Before the first connection of this process only: closing a descriptor takes the process's locks on the file away. */
function checkFile(file: string): void {
  checkSize(file)
  const head = Buffer.alloc(16)
  const fd = openSync(file, 'r')
  try {
    readSync(fd, head, 0, 16, 0)
  } finally {
    closeSync(fd)
  }
  if (head.toString('latin1') !== 'SQLite format 3\0') throw new OpenError('notADatabase', file)
}

/** SQLite opens a write-protected file without a word and says so at the first save only. */
function checkWritable(file: string): void {
  for (const path of [file, `${file}-wal`]) if (existsSync(path)) accessSync(path, constants.W_OK)
}

/** Why a file could not be opened, from what SQLite said. */
export function openFailure(error: unknown, file: string): OpenError {
  if (error instanceof OpenError) return error
  const refused = fileFailure(error, file)
  if (refused) return refused
  const code = sqliteCode(error)
  if (code.startsWith('SQLITE_BUSY')) return new OpenError('locked', file)
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN') return new OpenError('readOnly', file)
  if (code === 'SQLITE_NOTADB') return new OpenError('notADatabase', file)
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE') return new OpenError('diskFull', file)
  return new OpenError('damaged', file, error instanceof Error ? error.message : '')
}

/** `user_version` of a file that carries our application id; 0 for one that is being made. */
export function schemaVersion(db: Sqlite): number {
  return db.pragma('user_version', { simple: true }) as number
}

/**
 * Opens the one writing connection. A missing file is made only when `create` is true; a 0-byte, foreign or newer file is
 * refused before any statement writes.
 * @throws OpenError with the reason
 */
export function openDatabase(file: string, options: { create: boolean; newestKnown: number }): Sqlite {
  const existed = existsSync(file)
  if (existed || !options.create) checkFile(file)
  let db: Sqlite | undefined
  try {
    db = new Database(file, { fileMustExist: existed })
    if (existed) {
      checkWritable(file)
      if (db.pragma('application_id', { simple: true }) !== applicationId)
        throw new OpenError('foreign', file)
      const version = schemaVersion(db)
      if (version > options.newestKnown) throw new OpenError('newer', file, `schema ${version}`)
    } else {
      db.pragma(`application_id = ${applicationId}`)
    }
    if (db.pragma('journal_mode = WAL', { simple: true }) !== 'wal')
      throw new OpenError('readOnly', file, 'no WAL')
    for (const pragma of pragmas) db.pragma(pragma)
    if (db.pragma('synchronous', { simple: true }) !== 2) throw new OpenError('damaged', file, 'synchronous')
    return db
  } catch (error) {
    db?.close()
    throw openFailure(error, file)
  }
}

/** A second connection that can only read: reports, checks, backups. */
export function openReadOnly(file: string): Sqlite {
  checkSize(file)
  let db: Sqlite | undefined
  try {
    db = new Database(file, { readonly: true, fileMustExist: true })
    db.pragma('busy_timeout = 1000')
    db.pragma('temp_store = MEMORY')
    if (db.pragma('application_id', { simple: true }) !== applicationId) throw new OpenError('foreign', file)
    return db
  } catch (error) {
    db?.close()
    throw openFailure(error, file)
  }
}
