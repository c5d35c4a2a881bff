import { and, eq, gte, inArray, isNull } from 'drizzle-orm'
import type { WatchPlace } from '#shared/contract/watch-list.ts'
import { strengthOf } from '#shared/domain/watch-match.ts'
import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { watchHits } from '../../database/tables.ts'
import type { Clearance, Somebody } from './clearance.ts'
import type { Fit } from './watched.ts'

/** What came of letting somebody in. */
export interface Outcome {
  readonly visitId?: number
  readonly expectedId?: number
}

/** The hits: each time somebody fitted an entry, held or let through. */
export function createWatchHits(core: Core, clearance: Clearance) {
  const { db } = core

  function write(
    { at, actorId }: ActScope,
    fit: Fit,
    somebody: Somebody,
    place: WatchPlace,
    result: Outcome & { readonly outcome: 'open' | 'noticed' },
  ): { id: number; number: string } {
    return db
      .insert(watchHits)
      .values({
        number: core.nextNumber('watchHits', at),
        entryId: fit.id,
        place,
        name: somebody.name,
        personIndex: somebody.personIndex,
        ways: JSON.stringify(fit.ways),
        happenedAt: at,
        noticedBy: actorId,
        salt: core.salt(),
        ...result,
      })
      .returning({ id: watchHits.id, number: watchHits.number })
      .get()
  }

  const factsOf = (fit: Fit, place: WatchPlace) => ({
    grade: fit.grade,
    strength: strengthOf(fit.ways) ?? null,
    place,
  })

  return {
    /** Holds somebody, under the number of the hit that is open already today, or a new one. It commits by itself. */
    hold(actorId: number, fit: Fit, somebody: Somebody, place: WatchPlace): string {
      return core.acts.system(actorId, (scope) => {
        const open = clearance.openNumber(fit, somebody, place, scope.at)
        if (open !== undefined) return open
        const { id, number } = write(scope, fit, somebody, place, { outcome: 'open' })
        scope.record({
          kind: 'watchHit.raised',
          subject: { table: 'watch_hits', id },
          facts: { number, ...factsOf(fit, place) },
        })
        return number
      })
    },

    /** Inside the act that lets somebody in: the duty manager is to know. */
    notice(scope: ActScope, fit: Fit, somebody: Somebody, place: WatchPlace, result: Outcome): void {
      const { id, number } = write(scope, fit, somebody, place, { ...result, outcome: 'noticed' })
      scope.record({
        kind: 'watchHit.noticed',
        subject: { table: 'watch_hits', id },
        facts: { number, ...factsOf(fit, place) },
      })
    },

    /** Inside the act that lets somebody in: what was decided about him today led to this visit. */
    pass({ at, record }: ActScope, fits: readonly Fit[], { personIndex }: Somebody, result: Outcome): void {
      const passed = db
        .update(watchHits)
        .set(result)
        .where(
          and(
            inArray(
              watchHits.entryId,
              fits.map(({ id }) => id),
            ),
            eq(watchHits.personIndex, personIndex),
            inArray(watchHits.outcome, ['allowed', 'falseAlarm']),
            gte(watchHits.decidedAt, clearance.startOfDay(at)),
            isNull(watchHits.visitId),
            isNull(watchHits.expectedId),
          ),
        )
        .returning({ id: watchHits.id, number: watchHits.number })
        .all()
      for (const { id, number } of passed)
        record({ kind: 'watchHit.passed', subject: { table: 'watch_hits', id }, facts: { number } })
    },
  }
}
