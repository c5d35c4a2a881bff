import { existsSync } from 'node:fs'
import { databaseFile } from '../data-dir.ts'
import type { KeyStore } from '../ports.ts'
import { keyFits } from '../security/key-fits.ts'
import { unwrapDataKey } from '../security/recovery-key.ts'
import { openReadOnly, type Sqlite } from './open.ts'
import { RestoreError } from './restore-error.ts'

export interface KeyChoice {
  /** The data key out of the copy, opened with the recovery key; null when the key that is here is the right one. */
  readonly recovered: Buffer | null
}

export interface KeyOptions {
  readonly dataDir: string
  readonly keys: KeyStore
  readonly askRecoveryKey: () => Promise<string | null>
}

function wrapOf(db: Sqlite): Buffer | null {
  const wrap = db.prepare('SELECT recovery_wrap FROM site').pluck().get()
  return Buffer.isBuffer(wrap) ? wrap : null
}

/** The wrapped key of the database that is in the folder now; null when there is none that can be read. */
function wrapHere(dataDir: string): Buffer | null {
  const file = databaseFile(dataDir)
  if (!existsSync(file)) return null
  try {
    const db = openReadOnly(file)
    try {
      return wrapOf(db)
    } finally {
      db.close()
    }
  } catch {
    return null
  }
}

/** Opens the data key in a database with the printed recovery key. @throws RestoreError 'keyNeeded', 'keyWrong' */
export async function recoverKey(db: Sqlite, ask: KeyOptions['askRecoveryKey']): Promise<Buffer | null> {
  const wrap = wrapOf(db)
  if (!wrap) return null
  const recoveryKey = await ask()
  if (recoveryKey === null || recoveryKey === '') throw new RestoreError('keyNeeded')
  const dataKey = unwrapDataKey(wrap, recoveryKey)
  if (!dataKey) throw new RestoreError('keyWrong')
  return dataKey
}

/**
 * Which data key belongs to a copy. The one here is right if it opens something in the copy, or if the copy is of the same
 * site as the database here; otherwise the recovery key is asked for. @throws RestoreError 'keyNeeded', 'keyWrong'
 */
export async function keyFor(
  copy: Sqlite,
  { dataDir, keys, askRecoveryKey }: KeyOptions,
): Promise<KeyChoice> {
  const wrap = wrapOf(copy)
  if (!wrap) return { recovered: null }
  const here = await keys.load().catch(() => null)
  const fits = here && keyFits(copy, here)
  const sameSite = fits === null && here !== null && (wrapHere(dataDir)?.equals(wrap) ?? false)
  if (fits === true || sameSite) return { recovered: null }
  return { recovered: await recoverKey(copy, askRecoveryKey) }
}
