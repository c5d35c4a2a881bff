import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { headCode } from '../audit/entry.ts'
import { headFileName, openHeadFile, readHeadFile, type Head } from '../audit/head-file.ts'
import { lostHeadFiles } from '../audit/lost-head.ts'
import { verifyAudit } from '../audit/verify.ts'
import { databaseFile, databaseName } from '../data-dir.ts'
import type { KeyStore } from '../ports.ts'
import { keyFileName } from '../security/key-file.ts'
import { contentOf } from './copy.ts'
import { hashFile, renameDurably, syncFile, syncFolder, writeDurably } from './files.ts'
import { lockDataDir } from './lock.ts'
import { readManifest, type Manifest } from './manifest.ts'
import { openDatabase, type Sqlite } from './open.ts'
import { RestoreError } from './restore-error.ts'
import { keyFor, type KeyChoice } from './restore-key.ts'

/** The copy on its way into the folder, and the note that says it is checked and everything else has to make way. */
const incomingName = 'restoring.db'
const journalName = 'restore.json'

interface Journal {
  /** Folder, inside the data folder, that what was there goes to. */
  readonly aside: string
  readonly head: Manifest['head']
  /** The data key of what was there is another one and goes aside too. */
  readonly keyAside: boolean
}

export interface Restored {
  /** Folder with everything that was there before, null when there was nothing. */
  readonly aside: string | null
  readonly entries: number
  readonly headCode: string
  /** Entries the head file knew that the copy does not have; null when there was no head file. */
  readonly newerLost: number | null
  readonly keyRecovered: boolean
}

const logSuffixes = ['', '-wal', '-shm']

function removeIncoming(dataDir: string): void {
  for (const suffix of [...logSuffixes, '-journal'])
    rmSync(join(dataDir, incomingName + suffix), { force: true })
}

function bringIn(source: string, dataDir: string): void {
  if (!existsSync(source)) throw new RestoreError('noSuchFile')
  removeIncoming(dataDir)
  copyFileSync(source, join(dataDir, incomingName))
  chmodSync(join(dataDir, incomingName), 0o600)
  // a folder set aside by an earlier restore has its log beside the database; a backup has none
  if (existsSync(`${source}-wal`)) copyFileSync(`${source}-wal`, join(dataDir, `${incomingName}-wal`))
}

/** The copy must be what its manifest says, if it has one, and whole in itself. */
function check(db: Sqlite, manifest: Manifest | null): void {
  const head = manifest && { ...manifest.head, hash: Buffer.from(manifest.head.hash, 'hex') }
  const unwatched = { expect: () => undefined, step: () => undefined }
  const verification = verifyAudit(db, { file: head ?? 'none', lost: [] }, unwatched)
  if (!verification.ok) throw new RestoreError('copyDamaged', verification)
}

/** Moves the database, its log, its head file and notes into one folder: a log left behind would be replayed into the copy. */
function setAside(dataDir: string, { aside, keyAside }: Journal): void {
  const names = [
    ...logSuffixes.map((suffix) => databaseName + suffix),
    headFileName,
    ...lostHeadFiles(dataDir),
    ...(keyAside ? [keyFileName] : []),
  ].filter((name) => existsSync(join(dataDir, name)))
  if (names.length === 0) return
  mkdirSync(join(dataDir, aside), { recursive: true, mode: 0o700 })
  for (const name of names) renameSync(join(dataDir, name), join(dataDir, aside, name))
  syncFolder(join(dataDir, aside))
  syncFolder(dataDir)
}

function writeHead(dataDir: string, { seq, hash, at }: Manifest['head']): void {
  if (seq === 0) return
  const file = openHeadFile(join(dataDir, headFileName))
  file.write({ seq, hash: Buffer.from(hash, 'hex'), at })
  file.close()
}

/**
 * Finishes a restore that was interrupted after its copy had been checked, or forgets one interrupted before; called under
 * the folder's lock before the database is opened, by every start. Answers whether there was something to finish.
 */
export function finishRestore(dataDir: string): boolean {
  const journalFile = join(dataDir, journalName)
  if (!existsSync(journalFile)) {
    removeIncoming(dataDir)
    return false
  }
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as Journal
  const incoming = join(dataDir, incomingName)
  if (existsSync(incoming)) {
    setAside(dataDir, journal)
    renameDurably(incoming, databaseFile(dataDir))
  }
  writeHead(dataDir, journal.head)
  rmSync(journalFile)
  syncFolder(dataDir)
  return true
}

export interface RestoreOptions {
  readonly dataDir: string
  /** The backup, or a database that an earlier restore set aside. */
  readonly source: string
  readonly newestKnown: number
  readonly keys: KeyStore
  /** Asks for the printed recovery key when the data key here does not belong to the copy; null: nobody to ask. */
  readonly askRecoveryKey: () => Promise<string | null>
  /** UTC ms. */
  readonly at: number
}

function readHead(dataDir: string): Head | null {
  const head = readHeadFile(join(dataDir, headFileName))
  return head === 'unreadable' ? null : head
}

/** Checks the copy inside the data folder and finds its key; the folder's own database is not touched yet. */
async function prepare(options: RestoreOptions): Promise<{ head: Manifest['head']; key: KeyChoice }> {
  const { dataDir, source, newestKnown } = options
  const incoming = join(dataDir, incomingName)
  bringIn(source, dataDir)
  const manifest = existsSync(`${source}-wal`) ? null : readManifest(dirname(source), basename(source))
  if (manifest && hashFile(incoming) !== manifest.sha256) throw new RestoreError('checksum')
  const db = openDatabase(incoming, { create: false, newestKnown })
  try {
    check(db, manifest)
    const key = await keyFor(db, options)
    db.pragma('journal_mode = DELETE')
    return { head: contentOf(db).head, key }
  } finally {
    db.close()
  }
}

/**
 * Puts a backup in place of whatever is in the data folder. The copy is brought in and checked whole first; then what was
 * there goes aside, together, into a dated folder; nothing is deleted. A kill at any moment leaves the old state or a
 * note from which the next start finishes.
 * @throws RestoreError, OpenError ('locked' while a desk has the folder open, 'newer', 'foreign', …); the folder is then as it was
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { dataDir, keys, at } = options
  const lock = lockDataDir(dataDir)
  try {
    finishRestore(dataDir)
    const known = readHead(dataDir)
    const { head, key } = await prepare(options)
    syncFile(join(dataDir, incomingName))
    const aside = `set-aside-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-')}`
    const journal: Journal = { aside, head, keyAside: key.recovered !== null }
    writeDurably(join(dataDir, journalName), JSON.stringify(journal))
    finishRestore(dataDir)
    if (key.recovered) await keys.save(key.recovered)
    return {
      aside: existsSync(join(dataDir, aside)) ? join(dataDir, aside) : null,
      entries: head.seq,
      headCode: headCode(head.seq, Buffer.from(head.hash, 'hex')),
      newerLost: known && Math.max(known.seq - head.seq, 0),
      keyRecovered: key.recovered !== null,
    }
  } catch (error) {
    if (!existsSync(join(dataDir, journalName))) removeIncoming(dataDir)
    throw error
  } finally {
    lock.release()
  }
}
