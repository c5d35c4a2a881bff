import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { headFileName, readHeadFile, type Head } from '../audit/head-file.ts'
import { genesisHash } from '../audit/entry.ts'
import { keepLostHead } from '../audit/lost-head.ts'
import { backupDir, databaseFile } from '../data-dir.ts'
import { runJob } from '../jobs/run.ts'
import type { DeskPorts } from '../ports.ts'
import { dataKeyBytes } from '../security/keys.ts'
import { keyFileName } from '../security/key-file.ts'
import { backUpBeforeMigration, sweepUnfinished } from './backup.ts'
import { fileFailure, OpenError, sqliteCode } from './errors.ts'
import { lockDataDir } from './lock.ts'
import { listCopies } from './manifest.ts'
import { migrate, type Migration } from './migrate.ts'
import { openDatabase, openFailure, type Sqlite } from './open.ts'
import { finishRestore } from './restore.ts'

/** The log is moved into the database so often, ms; a desk that lives shorter does it when it closes. */
const checkpointEvery = 1_000

/** The opened database of a data folder: the one writing connection, its key, and the folder's lock. */
export interface Store {
  readonly sqlite: Sqlite
  readonly dataKey: Buffer
  /** Why the head file could not tell whether the newest entries are all there; null when it could. */
  readonly noHead: 'missing' | 'unreadable' | null
  close(): Promise<void>
}

/** Files that only a desk leaves: where one of them is, a missing database is a loss and not a first start. */
function wasUsed(dataDir: string): boolean {
  const left = [headFileName, keyFileName, 'qiantai.db-wal'].some((name) => existsSync(join(dataDir, name)))
  return left || listCopies(backupDir(dataDir)).length > 0
}

/** A new database is made under another name and put in place whole: a kill in between leaves no half-made file behind. */
function createDatabase(file: string, migrations: readonly Migration[]): void {
  const unfinished = `${file}.new`
  for (const suffix of ['', '-wal', '-shm']) rmSync(unfinished + suffix, { force: true })
  const db = openDatabase(unfinished, { create: true, newestKnown: migrations.length })
  try {
    migrate(db, migrations, () => undefined)
  } finally {
    db.close()
  }
  chmodSync(unfinished, 0o600)
  renameSync(unfinished, file)
}

/** A failure of the upgrade names the copy that was made before it. */
function upgrade(db: Sqlite, ports: DeskPorts, migrations: readonly Migration[]): void {
  let backup: string | null = null
  try {
    migrate(db, migrations, () => {
      backup = backUpBeforeMigration(ports, db)
      ports.log.info('database.backedUpBeforeUpgrade', { backup })
    })
  } catch (error) {
    if (error instanceof OpenError) throw new OpenError(error.reason, error.file, error.detail, backup)
    const full = sqliteCode(error) === 'SQLITE_FULL' || (error as NodeJS.ErrnoException).code === 'ENOSPC'
    const reason = full ? 'diskFull' : 'migrationFailed'
    throw new OpenError(reason, db.name, error instanceof Error ? error.message : String(error))
  }
}

function openMigrated(ports: DeskPorts, migrations: readonly Migration[]): Sqlite {
  const file = databaseFile(ports.dataDir)
  if (!existsSync(file)) {
    if (wasUsed(ports.dataDir)) throw new OpenError('missing', file)
    createDatabase(file, migrations)
  }
  const db = openDatabase(file, { create: false, newestKnown: migrations.length })
  try {
    upgrade(db, ports, migrations)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

const nothing: Head = { seq: 0, hash: genesisHash, at: 0 }

/** Milliseconds at start: does the chain still lead to where the head file says it was? */
function lookForLostEntries({ dataDir, clock }: DeskPorts, db: Sqlite): Store['noHead'] {
  const newest = db.prepare('SELECT seq, hash, at FROM audit_entries ORDER BY seq DESC LIMIT 1').get()
  const named = readHeadFile(join(dataDir, headFileName))
  if (named === 'unreadable') return named
  if (named === null) return newest ? 'missing' : null
  keepLostHead(dataDir, db, named, (newest as Head | undefined) ?? nothing, clock.wall())
  return null
}

/** A site without its key must not get a new one: nothing encrypted so far could be read again. */
async function loadKey(ports: DeskPorts, db: Sqlite): Promise<Buffer> {
  const stored = await ports.keys.load().catch((error: unknown) => {
    const message = error instanceof Error ? error.message : ''
    throw fileFailure(error, ports.dataDir) ?? new OpenError('keyMissing', ports.dataDir, message)
  })
  if (stored) return stored
  if (db.prepare('SELECT 1 FROM site').get()) throw new OpenError('keyMissing', ports.dataDir)
  const made = ports.random(dataKeyBytes)
  await ports.keys.save(made)
  return made
}

/** Starts the second thread's checkpoints; answers how to end them. */
function startCheckpoints(ports: DeskPorts): () => Promise<void> {
  const stop = new AbortController()
  let running: Promise<unknown> = Promise.resolve()
  const timer = setTimeout(() => {
    const input = { file: databaseFile(ports.dataDir), everyMs: checkpointEvery }
    running = runJob(ports, 'checkpoint', input, { signal: stop.signal, background: true }).catch(
      (error: unknown) => {
        ports.log.error('checkpoint', error)
      },
    )
  }, checkpointEvery)
  timer.unref()
  return async () => {
    clearTimeout(timer)
    stop.abort()
    await running
  }
}

function settle(sqlite: Sqlite, ports: DeskPorts): void {
  try {
    sqlite.pragma('optimize')
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    // everything acknowledged is in the log already; a full disk must not keep the desk from closing
    ports.log.error('close', error)
  }
}

/** Failures of disk and database as reasons of the start screen; anything else is a bug and stays one. */
export function startFailure(error: unknown, ports: DeskPorts): unknown {
  const file = databaseFile(ports.dataDir)
  return sqliteCode(error) === '' ? (fileFailure(error, file) ?? error) : openFailure(error, file)
}

/**
 * Locks the data folder, finishes an interrupted restore, opens and upgrades the database, and finds its key.
 * @throws OpenError with the reason; nothing is written over a database that cannot be used
 */
export async function openStore(ports: DeskPorts, migrations: readonly Migration[]): Promise<Store> {
  const lock = lockDataDir(ports.dataDir)
  let sqlite: Sqlite | undefined
  try {
    if (finishRestore(ports.dataDir)) ports.log.info('restore.finished')
    sweepUnfinished(backupDir(ports.dataDir))
    sqlite = openMigrated(ports, migrations)
    const noHead = lookForLostEntries(ports, sqlite)
    const opened = sqlite
    const dataKey = await loadKey(ports, opened)
    const stopCheckpoints = startCheckpoints(ports)
    return {
      sqlite: opened,
      dataKey,
      noHead,
      async close() {
        await stopCheckpoints()
        settle(opened, ports)
        opened.close()
        lock.release()
      },
    }
  } catch (error) {
    sqlite?.close()
    lock.release()
    throw startFailure(error, ports)
  }
}
