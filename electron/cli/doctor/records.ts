import { existsSync } from 'node:fs'
import { backupDir, databaseFile } from '#core/data-dir.ts'
import { OpenError } from '#core/database/errors.ts'
import { listCopies } from '#core/database/manifest.ts'
import { openReadOnly } from '#core/database/open.ts'
import { doctor as texts } from '#shared/i18n/doctor.ts'
import { start } from '#shared/i18n/start.ts'
import { finding, type Finding } from './check.ts'

/** A backup older than this is called late, ms. */
const late = 2 * 86_400_000
/** A record of the running second may be newer than the clock by so much, ms. */
const tolerance = 2_000

const shown = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ') + ' UTC'

/** Wall time of the newest audit entry, UTC ms; null without a database. */
function newestEntry(dataDir: string): number | null {
  if (!existsSync(databaseFile(dataDir))) return null
  const db = openReadOnly(databaseFile(dataDir))
  try {
    const at = db.prepare('SELECT at FROM audit_entries ORDER BY seq DESC LIMIT 1').pluck().get()
    return typeof at === 'number' ? at : null
  } finally {
    db.close()
  }
}

export function checkClock(dataDir: string, now: number): Finding {
  let newest: number | null
  try {
    newest = newestEntry(dataDir)
  } catch (error) {
    const { reason, file, detail } = error instanceof OpenError ? error : new OpenError('damaged', dataDir)
    return finding('clock', 'fail', start[reason].what, { file, detail })
  }
  if (newest !== null && newest > now + tolerance)
    return finding('clock', 'fail', texts.clock.fail, { now: shown(now), newest: shown(newest) })
  return finding('clock', 'ok', texts.clock.ok, { now: shown(now) })
}

export function checkBackups(dataDir: string, now: number): Finding {
  if (!existsSync(databaseFile(dataDir))) return finding('backups', 'ok', texts.backups.none)
  const newest = listCopies(backupDir(dataDir))[0]
  if (!newest) return finding('backups', 'warn', texts.backups.never)
  const isLate = now - newest.at > late
  const text = isLate ? texts.backups.warn : texts.backups.ok
  return finding('backups', isLate ? 'warn' : 'ok', text, { at: shown(newest.at) })
}
