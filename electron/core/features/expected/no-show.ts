import { and, eq, lte } from 'drizzle-orm'
import { lastClosing } from '#shared/domain/end-of-day.ts'
import { dateIn, dayBounds } from '#shared/domain/zoned-time.ts'
import type { Core } from '../../core.ts'
import { expectedVisits } from '../../database/tables.ts'

/**
 * Marks whose time was over when the day ended, at the site's closing time or at midnight, and who never came. Answers how
 * many. Who comes after that is an ordinary visitor.
 */
export function markNoShows(core: Core): number {
  const { timeZone } = core.site.get()
  const now = core.clock.now()
  const closing = lastClosing(now, timeZone, core.site.settings().closeVisitsAtMinute)
  const ended = Math.max(closing, dayBounds(timeZone, dateIn(timeZone, now)).from)
  return core.acts.system(0, ({ at, record }) => {
    const missed = core.db
      .select({ id: expectedVisits.id, number: expectedVisits.number })
      .from(expectedVisits)
      .where(and(eq(expectedVisits.state, 'expected'), lte(expectedVisits.validUntil, ended)))
      .all()
    for (const { id, number } of missed) {
      core.db
        .update(expectedVisits)
        .set({ state: 'noShow', stateAt: at, stateBy: 0 })
        .where(eq(expectedVisits.id, id))
        .run()
      record({ kind: 'expected.noShow', subject: { table: 'expected_visits', id }, facts: { number } })
    }
    return missed.length
  })
}
