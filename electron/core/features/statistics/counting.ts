import { boundsOf, daysOf, wholeMonths, type DayRange } from '#shared/domain/day-range.ts'
import { DeskError } from '#shared/contract/errors.ts'
import { statisticsDays, type VisitStatistics } from '#shared/contract/statistics.ts'
import type { Core } from '../../core.ts'
import { databaseFile } from '../../data-dir.ts'
import { runJob } from '../../jobs/run.ts'

/** UTC ms of two days of the site. @throws FIELD_INVALID for a range that is turned round or too long */
export function checkedRange(core: Core, range: DayRange): { from: number; to: number } {
  if (range.to < range.from) throw new DeskError('FIELD_INVALID', { field: 'to' })
  if (daysOf(range, statisticsDays + 1).length > statisticsDays)
    throw new DeskError('FIELD_INVALID', { field: 'from' })
  return boundsOf(core.site.get().timeZone, range)
}

/** Counts the visits of some days in a thread of its own. @throws FIELD_INVALID */
export function createCounting(core: Core) {
  const { ports, closing } = core
  return (range: DayRange, signal?: AbortSignal): Promise<VisitStatistics> =>
    runJob(
      ports,
      'visitStatistics',
      {
        file: databaseFile(ports.dataDir),
        ...checkedRange(core, range),
        zone: core.site.get().timeZone,
        months: wholeMonths(range),
      },
      { signal: AbortSignal.any(signal ? [signal, closing] : [closing]) },
    )
}
