import type { Core } from '../../core.ts'
import { databaseFile } from '../../data-dir.ts'
import { deskErrorOf } from '../../database/errors.ts'
import { ageOf, createLooks, newestCopy } from '../../health/looks.ts'
import { runJob } from '../../jobs/run.ts'
import { createClockJumps } from '../attendance/clock-jumps.ts'
import { createBackups } from './backups.ts'

/** After the first screens are up, ms. */
const checkAfter = 10_000
/** How often a backup is looked for, and how old the newest one may be, ms. */
const backUpEvery = 600_000
const backUpAfter = 86_400_000
/** How often clock, disk and backups are looked at, ms. */
const clockEvery = 5_000
const lookEvery = 60_000

export interface Upkeep {
  /** Makes the day's backup if the newest is a day old, or of a time that the clock does not know yet. */
  backUpIfDue(): Promise<boolean>
  /** One look at the file's structure, in a thread of its own: a large file takes seconds. */
  checkFile(): Promise<void>
  /** What the desk's health says of clock, disk and backups. */
  look(): void
  stop(): void
}

/** What the desk does for itself while it is open: it looks at its own health, and makes a verified backup a day. */
export function startUpkeep(core: Core): Upkeep {
  const { ports, closing, health } = core
  const backups = createBackups(core)
  const looks = createLooks(core)
  const jumps = createClockJumps(core)

  async function backUpIfDue(): Promise<boolean> {
    if (!core.site.exists()) return false
    const newest = newestCopy(ports.dataDir)
    const age = newest ? ageOf(newest, core.clock.now()) : null
    if (age !== null && age < backUpAfter) return false
    await backups.run(0)
    looks.backups()
    return true
  }

  async function checkFile(): Promise<void> {
    const input = { file: databaseFile(ports.dataDir) }
    const { problems, searchDamaged } = await runJob(ports, 'quickCheck', input, {
      signal: closing,
      background: true,
    }).catch((error: unknown) => {
      // a page that cannot even be read is what was looked for
      if (deskErrorOf(error)?.code !== 'DATABASE_DAMAGED') throw error
      return { problems: [error instanceof Error ? error.message : String(error)], searchDamaged: false }
    })
    if (searchDamaged) core.visitSearch.index.distrust()
    if (problems.length === 0) return
    ports.log.error('database.damaged', new Error(problems.join('; ')))
    health.note({ kind: 'fileDamaged' })
  }

  function guarded(what: string, work: () => unknown) {
    return async () => {
      try {
        await work()
      } catch (error) {
        if (!closing.aborted) ports.log.error(what, error)
      }
    }
  }
  const lookAtClock = () => {
    looks.clock()
    jumps.look()
  }
  const watchClock = guarded('look.clock', lookAtClock)
  const lookAtDisk = guarded('look.disk', looks.disk)
  const lookAtBackups = guarded('look.backups', looks.backups)

  /** Never before the first window. A desk that was off for days makes up for its backup before it complains. */
  async function firstLook(): Promise<void> {
    await guarded('quickCheck', checkFile)()
    await guarded('backup', async () => looks.areBackupsOverdue() && (await backUpIfDue()))()
    await lookAtBackups()
  }

  void watchClock()
  void lookAtDisk()
  const first = setTimeout(() => void firstLook(), checkAfter)
  const timers = [
    setInterval(() => void watchClock(), clockEvery),
    setInterval(() => void lookAtDisk(), lookEvery),
    setInterval(() => void lookAtBackups(), lookEvery),
    setInterval(() => void guarded('backup', backUpIfDue)(), backUpEvery),
  ]
  for (const timer of [first, ...timers]) timer.unref()
  return {
    backUpIfDue,
    checkFile,
    look() {
      lookAtClock()
      looks.disk()
      looks.backups()
    },
    stop() {
      clearTimeout(first)
      for (const timer of timers) clearInterval(timer)
    },
  }
}
