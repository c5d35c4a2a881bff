import { and, desc, eq, gte } from 'drizzle-orm'
import type { WatchPlace } from '#shared/contract/watch-list.ts'
import { sayNoMore, type WatchWay } from '#shared/domain/watch-match.ts'
import { dateIn, dayBounds } from '#shared/domain/zoned-time.ts'
import type { Core } from '../../core.ts'
import { watchHits } from '../../database/tables.ts'
import type { Fit } from './watched.ts'

/** Somebody as hits remember him. */
export interface Somebody {
  /** As he gave it. */
  readonly name: string
  readonly personIndex: Buffer
  /** Without a phone his name may be anybody's, and no decision about him outlasts what it was made for. */
  readonly hasPhone: boolean
}

type HitRow = typeof watchHits.$inferSelect

/** Nothing speaks for the entry now that was not known when the hit was raised. */
const covers = ({ ways }: HitRow, fit: Fit) => sayNoMore(fit.ways, JSON.parse(ways) as WatchWay[])

/** What is known already about somebody and an entry: held today, or cleared by a duty manager. */
export function createClearance(core: Core) {
  const { db } = core

  const startOfDay = (at: number): number => {
    const { timeZone } = core.site.get()
    return dayBounds(timeZone, dateIn(timeZone, at)).from
  }

  /** What was decided or is open about somebody and an entry as it is now, newest first. */
  const about = (fit: Fit, { personIndex }: Somebody): HitRow[] =>
    db
      .select()
      .from(watchHits)
      .where(
        and(
          eq(watchHits.entryId, fit.id),
          eq(watchHits.personIndex, personIndex),
          gte(watchHits.happenedAt, fit.changedAt),
        ),
      )
      .orderBy(desc(watchHits.id))
      .all()

  return {
    /** When the running day of the site began, UTC ms. */
    startOfDay,

    /** The number under which somebody is held already today. */
    openNumber(fit: Fit, somebody: Somebody, place: WatchPlace, at: number): string | undefined {
      const today = startOfDay(at)
      return about(fit, somebody).find(
        (hit) => hit.outcome === 'open' && hit.happenedAt >= today && hit.place === place && covers(hit, fit),
      )?.number
    },

    /**
     * Whether a duty manager has cleared somebody of an entry: a false alarm for good, an admission for the day, or for the
     * expected visit that it was given for. Without a phone either is used up by one visit.
     */
    isCleared(fit: Fit, somebody: Somebody, at: number, expectedId: number | null): boolean {
      const today = startOfDay(at)
      return about(fit, somebody).some((hit) => {
        if (!covers(hit, fit) || hit.decidedAt === null) return false
        if (hit.outcome === 'falseAlarm' && somebody.hasPhone) return true
        if (hit.outcome !== 'allowed' && hit.outcome !== 'falseAlarm') return false
        if (expectedId !== null && hit.expectedId === expectedId) return true
        const isUsed = hit.visitId !== null || hit.expectedId !== null
        return hit.decidedAt >= today && (somebody.hasPhone || !isUsed)
      })
    },
  }
}
export type Clearance = ReturnType<typeof createClearance>
