import { DeskError } from '#shared/contract/errors.ts'

/** Why a database could not be opened; the start screen shows it with what to do. */
export type OpenFailure =
  | 'missing'
  | 'empty'
  | 'notADatabase'
  | 'foreign'
  | 'newer'
  | 'readOnly'
  | 'locked'
  | 'damaged'
  | 'migrationFailed'
  | 'diskFull'
  | 'keyMissing'

export class OpenError extends Error {
  readonly reason: OpenFailure
  readonly file: string
  readonly detail: string
  /** The verified copy made before a migration that failed. */
  readonly backup: string | null

  constructor(reason: OpenFailure, file: string, detail = '', backup: string | null = null) {
    super(`${reason}: ${file}${detail && ` (${detail})`}`)
    this.name = 'OpenError'
    this.reason = reason
    this.file = file
    this.detail = detail
    this.backup = backup
  }
}

/** The code of an SQLite error, or an empty string. */
export function sqliteCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : ''
}

/** A page is not what it should be: damage that stays, unlike a disk that failed to answer once. */
export function isCorrupt(error: unknown): boolean {
  const code = sqliteCode(error)
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB'
}

/** What the system says of a file that cannot be opened, as a reason of the start screen; null when it is something else. */
export function fileFailure(error: unknown, file: string): OpenError | null {
  const { code = '', path = file } = error instanceof Error ? (error as NodeJS.ErrnoException) : {}
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return new OpenError('readOnly', path, code)
  if (['ENOSPC', 'EFBIG', 'EDQUOT'].includes(code)) return new OpenError('diskFull', path)
  return null
}

/** Turns the failures of a disk into expected errors of the contract; anything else comes back as null: a bug. */
export function deskErrorOf(error: unknown): DeskError | null {
  if (error instanceof OpenError) {
    if (error.reason === 'locked') return new DeskError('DATABASE_BUSY', {})
    if (error.reason === 'readOnly') return new DeskError('DATABASE_READ_ONLY', {})
    return new DeskError(error.reason === 'diskFull' ? 'DISK_FULL' : 'DATABASE_DAMAGED', {})
  }
  const code = sqliteCode(error)
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE') return new DeskError('DISK_FULL', {})
  if (code.startsWith('SQLITE_BUSY')) return new DeskError('DATABASE_BUSY', {})
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN')
    return new DeskError('DATABASE_READ_ONLY', {})
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_IOERR'))
    return new DeskError('DATABASE_DAMAGED', {})
  return null
}
