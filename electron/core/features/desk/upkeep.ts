import type { Core } from '../../core.ts'
import { backupDir, databaseFile } from '../../data-dir.ts'
import { listCopies } from '../../database/manifest.ts'
import { runJob } from '../../jobs/run.ts'
import { createBackups } from './backups.ts'

/** After the first screens are up, ms. */
const checkAfter = 10_000
/** How often a backup is looked for, and how old the newest one may be, ms. */
const lookEvery = 600_000
const backUpAfter = 86_400_000

export interface Upkeep {
  /** Makes the day's backup if the newest is a day old, or of a time that the clock does not know yet. */
  backUpIfDue(): Promise<boolean>
  stop(): void
}

/** What the desk does for itself while it is open: one look at the file's structure, and a verified backup a day. */
export function startUpkeep(core: Core): Upkeep {
  const { ports, closing } = core
  const backups = createBackups(core)

  async function backUpIfDue(): Promise<boolean> {
    const newest = listCopies(backupDir(ports.dataDir))[0]
    if (!core.site.exists() || (newest && Math.abs(core.clock.now() - newest.at) < backUpAfter)) return false
    await backups.run(0)
    return true
  }

  /** In a thread of its own and never before the first window: a large file takes seconds. */
  async function checkFile(): Promise<void> {
    const input = { file: databaseFile(ports.dataDir) }
    const { problems } = await runJob(ports, 'quickCheck', input, { signal: closing, background: true })
    if (problems.length > 0) ports.log.error('database.damaged', new Error(problems.join('; ')))
  }

  const guarded = (what: string, work: () => Promise<unknown>) => () => {
    work().catch((error: unknown) => {
      if (!closing.aborted) ports.log.error(what, error)
    })
  }
  const check = setTimeout(guarded('quickCheck', checkFile), checkAfter)
  const look = setInterval(guarded('backup', backUpIfDue), lookEvery)
  check.unref()
  look.unref()
  return {
    backUpIfDue,
    stop() {
      clearTimeout(check)
      clearInterval(look)
    },
  }
}
