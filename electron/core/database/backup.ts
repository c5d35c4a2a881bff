import { mkdirSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { DeskError } from '#shared/contract/errors.ts'
import { backupDir, databaseFile } from '../data-dir.ts'
import { runJob } from '../jobs/run.ts'
import type { DeskPorts } from '../ports.ts'
import { copyBeforeMigration, type CopyInput } from './copy.ts'
import { sqliteCode } from './errors.ts'
import type { Manifest } from './manifest.ts'
import type { Sqlite } from './open.ts'

/** Copies kept for each desk, reason and folder. */
export const keptBackups = 14
const keptBeforeMigrations = 3
/** The growing copy is synced so often: one big sync at the end would hold up the desk's small ones. */
const syncEvery = 10
/** An unfinished copy of a process that may still live is swept after this, ms. */
const abandonedAfter = 86_400_000

/** Unfinished copies carry the id of the process that makes them. */
const unfinishedName = (ports: Pick<DeskPorts, 'random'>) =>
  `unfinished-${process.pid}-${ports.random(4).toString('hex')}.part`

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Removes what interrupted backups left. A copy that another process is making just now stays. */
export function sweepUnfinished(folder: string): string[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  const abandoned = names.filter((name) => {
    const pid = /^unfinished-(\d+)-[0-9a-f]+\.part/.exec(name)?.[1]
    if (pid === undefined) return name.endsWith('.json.part')
    const age = Date.now() - (statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0)
    return Number(pid) === process.pid || age > abandonedAfter || !isAlive(Number(pid))
  })
  for (const name of abandoned) rmSync(join(folder, name), { force: true })
  return abandoned
}

/** What the operating system says of a full or closed folder, as expected errors. */
export function folderError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return new DeskError('DISK_FULL', {})
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
    return new DeskError('DATABASE_READ_ONLY', {})
  return error
}

/** SQLite's backup does not name a limit on the size of a file (quota, FAT32): the system does, when asked for that size. */
function isTooSmall(file: string, bytes: number): boolean {
  try {
    truncateSync(file, bytes)
    return false
  } catch (error) {
    const failure = folderError(error)
    return failure instanceof DeskError && failure.code === 'DISK_FULL'
  }
}

/** Syncs the file every few ms, from the thread pool, until the work on it is done. */
async function syncedMeanwhile<T>(file: string, work: () => Promise<T>): Promise<T> {
  const handle = await open(file, 'wx', 0o600)
  const done = new AbortController()
  const syncing = (async () => {
    while (!done.signal.aborted) {
      // what cannot be synced now fails again where it counts: in the copy's own last sync
      await handle.datasync().catch(() => undefined)
      await wait(syncEvery)
    }
  })()
  try {
    return await work()
  } finally {
    done.abort()
    await syncing
    await handle.close()
  }
}

function removeUnfinished(folder: string, temporary: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm'])
    rmSync(join(folder, temporary + suffix), { force: true })
}

export interface BackupOptions {
  /** Where to; the data folder's own `backups` by default. */
  readonly folder?: string
  readonly keep?: number
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: (done: number, total: number) => void
}

type BackupPorts = Pick<DeskPorts, 'dataDir' | 'clock' | 'random' | 'version' | 'jobsEntry'>

/**
 * A verified backup of the database, whether the desk is running or not. It exists once its rows, chain head, structure and
 * checksum have been read back from it; until then it has another name, and a failure leaves nothing. The data key is not
 * in it: the printed recovery key opens the ID numbers elsewhere.
 * @throws DISK_FULL, DATABASE_READ_ONLY, OpenError, CopyError, AbortError
 */
export async function makeBackup(ports: BackupPorts, options: BackupOptions = {}): Promise<Manifest> {
  const { folder = backupDir(ports.dataDir), keep = keptBackups, signal, onProgress } = options
  const temporary = unfinishedName(ports)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    sweepUnfinished(folder)
    const input: CopyInput = {
      source: databaseFile(ports.dataDir),
      folder,
      temporary,
      keep,
      reason: 'backup',
      at: ports.clock.wall(),
      version: ports.version,
    }
    return await syncedMeanwhile(join(folder, temporary), () =>
      runJob(ports, 'copy', input, { signal, ...(onProgress && { onProgress }) }),
    )
  } catch (error) {
    const wanted = statSync(databaseFile(ports.dataDir), { throwIfNoEntry: false })?.size ?? 0
    const full = sqliteCode(error) === 'SQLITE_IOERR' && isTooSmall(join(folder, temporary), wanted)
    removeUnfinished(folder, temporary)
    throw full ? new DeskError('DISK_FULL', {}) : folderError(error)
  }
}

/** The copy that stands before every upgrade of the schema; without it there is no upgrade. */
export function backUpBeforeMigration(ports: BackupPorts, db: Sqlite): string {
  const folder = backupDir(ports.dataDir)
  const temporary = unfinishedName(ports)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const manifest = copyBeforeMigration(db, {
      source: db.name,
      folder,
      temporary,
      reason: 'migration',
      at: ports.clock.wall(),
      version: ports.version,
      keep: keptBeforeMigrations,
    })
    return join(folder, manifest.file)
  } catch (error) {
    removeUnfinished(folder, temporary)
    throw error
  }
}
