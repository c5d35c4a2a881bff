import { closeSync, openSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { JobCancelled, type JobContext } from '../jobs/context.ts'
import { hashFile, renameDurably, syncFile } from './files.ts'
import { listCopies, pruneCopies, writeManifest, type Manifest } from './manifest.ts'
import { openReadOnly, schemaVersion, type Sqlite } from './open.ts'
import { checkStructure, recordTables } from './structure.ts'

export interface CopyInput {
  readonly source: string
  readonly folder: string
  /** Name of the unfinished copy, made by the caller, empty, readable by its owner only. */
  readonly temporary: string
  readonly reason: Manifest['reason']
  readonly at: number
  readonly version: string
  /** Copies of this desk and reason to keep. */
  readonly keep: number
}

/** Code of a `CopyError`, which crosses from the worker thread as a plain error. */
export const notVerified = 'COPY_NOT_VERIFIED'

/** A copy that was made but is not what it should be: nothing of it is kept, and the backup counts as failed. */
export class CopyError extends Error {
  readonly code = notVerified
}

type Content = Pick<Manifest, 'head' | 'chain' | 'counts' | 'schema'>

/** What a database holds, for comparing a copy with its source: rows by table, both ends of the chain, schema. */
export function contentOf(db: Sqlite): Content {
  const count = (table: string) => db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number
  const entry = (order: 'ASC' | 'DESC') =>
    db
      .prepare(`SELECT seq, lower(hex(hash)) AS hash, at FROM audit_entries ORDER BY seq ${order} LIMIT 1`)
      .get() as Manifest['head'] | undefined
  return {
    schema: schemaVersion(db),
    counts: Object.fromEntries(recordTables(db).map((table) => [table, count(table)])),
    head: entry('DESC') ?? { seq: 0, hash: '', at: 0 },
    chain: entry('ASC')?.hash ?? '',
  }
}

/** Reads a copy back: same rows, same chain, whole file. The copy becomes one file that needs no log beside it. */
function readBack(file: string, expected: Content): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) throw new CopyError('no copy was written')
  const copy = new Database(file, { fileMustExist: true })
  try {
    if (copy.pragma('journal_mode = DELETE', { simple: true }) !== 'delete')
      throw new CopyError('the copy still has a log')
    if (JSON.stringify(contentOf(copy)) !== JSON.stringify(expected))
      throw new CopyError('the copy differs from the database')
    const [problem] = checkStructure(copy).problems
    if (problem !== undefined) throw new CopyError(`the copy is damaged: ${problem}`)
  } finally {
    copy.close()
  }
}

const stamp = (at: number) => new Date(at).toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-')

/** Verified, durable, named, with its manifest: only then it is a backup. */
function finish(input: CopyInput, expected: Content): Manifest {
  const { folder, reason, at, version, keep } = input
  const temporary = join(folder, input.temporary)
  readBack(temporary, expected)
  syncFile(temporary)
  const sha256 = hashFile(temporary)
  const { size: bytes } = statSync(temporary)
  const serial = (listCopies(folder)[0]?.serial ?? 0) + 1
  const kind = reason === 'migration' ? `-before-upgrade-from-${expected.schema}` : ''
  const file = `qiantai-${stamp(at)}-${String(serial).padStart(4, '0')}${kind}.db`
  renameDurably(temporary, join(folder, file))
  const manifest: Manifest = { format: 1, file, serial, reason, at, version, bytes, sha256, ...expected }
  writeManifest(folder, manifest)
  pruneCopies(folder, manifest, keep)
  return manifest
}

/**
 * Job: a copy of the live database through SQLite's own backup, in one step on a connection of its own, while the desk goes
 * on writing. One step, because every commit of the writer would start a copy in several steps anew.
 * @throws CopyError, SQLite's errors (SQLITE_FULL…), JobCancelled
 */
export async function copyDatabase(input: CopyInput, context: JobContext): Promise<Manifest> {
  const stage = (done: number) => {
    context.progress(done, 3)
    if (context.cancelled()) throw new JobCancelled()
  }
  const source = openReadOnly(input.source)
  let expected: Content
  try {
    source.exec('BEGIN') // counts and copy are of one and the same moment
    expected = contentOf(source)
    stage(1)
    await source.backup(join(input.folder, input.temporary), { progress: () => 0x7fffffff })
  } finally {
    source.close()
  }
  stage(2)
  const manifest = finish(input, expected)
  context.progress(3, 3)
  return manifest
}

/** The same from the writing connection itself, in the middle of a start, when there is nobody to wait for. */
export function copyBeforeMigration(db: Sqlite, input: CopyInput): Manifest {
  const file = join(input.folder, input.temporary)
  closeSync(openSync(file, 'wx', 0o600))
  const expected = contentOf(db)
  db.prepare('VACUUM INTO ?').run(file)
  return finish(input, expected)
}
