import type { Core } from '../core.ts'
import { backupDir } from '../data-dir.ts'
import { listCopies, type Manifest } from '../database/manifest.ts'
import { wantedBytesOf } from '../database/space.ts'

const day = 86_400_000
/** Without a verified backup for so long the desk says so, ms. */
const overdueAfter = 2 * day
/** A copy may be dated so far ahead of the clock and still be of today: a clock put right by less is nothing, ms. */
const ahead = 3_600_000

/** Age of a copy, ms; null when it is dated in a time the clock does not know yet, which says nothing about its age. */
export function ageOf({ at }: Pick<Manifest, 'at'>, now: number): number | null {
  return at > now + ahead ? null : Math.max(now - at, 0)
}

/** The newest copy of the folder by its serial: which one that is does not depend on any clock. */
export const newestCopy = (dataDir: string): Manifest | undefined => listCopies(backupDir(dataDir))[0]

/** Looks, one at a time, at what goes wrong without anybody doing anything. Each is a few ms at most. */
export function createLooks({ ports, sqlite, clock, health, site }: Core) {
  const setUpAt = sqlite.prepare('SELECT created_at FROM site WHERE id = 1').pluck()

  function isOverdue(newest: Manifest | undefined): boolean {
    if (!site.exists()) return false
    const now = clock.now()
    const since = newest ? ageOf(newest, now) : now - (setUpAt.get() as number)
    return since === null || since >= overdueAfter
  }

  return {
    clock(): void {
      const doubt = clock.doubt()
      if (doubt) health.note({ kind: 'clockDoubtful', jumpMs: doubt.jumpMs, since: doubt.since })
      else health.clear('clockDoubtful')
    },
    disk(): void {
      const freeBytes = ports.freeBytes(ports.dataDir)
      const wantedBytes = wantedBytesOf(ports.dataDir)
      if (freeBytes < wantedBytes) health.note({ kind: 'diskLow', freeBytes, wantedBytes })
      else health.clear('diskLow')
    },
    backups(): void {
      const newest = newestCopy(ports.dataDir)
      if (isOverdue(newest)) health.note({ kind: 'backupOverdue', newestAt: newest?.at ?? null })
      else health.clear('backupOverdue')
    },
    /** Whether there has been no verified backup for too long. */
    areBackupsOverdue: () => isOverdue(newestCopy(ports.dataDir)),
  }
}
