import { and, desc, eq, gte, inArray, isNull } from 'drizzle-orm'
import type { WatchDecision, WatchPlace } from '#shared/contract/watch-list.ts'
import { DeskError } from '#shared/contract/errors.ts'
import { sayNoMore, strengthOf, type WatchWay } from '#shared/domain/watch-match.ts'
import { dateIn, dayBounds } from '#shared/domain/zoned-time.ts'
import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { watchHits } from '../../database/tables.ts'
import type { Recorded } from '../visitors/registration.ts'
import type { Fit } from './watched.ts'

/** Somebody as hits remember him. */
export interface Somebody {
  /** As he gave it. */
  readonly name: string
  readonly personIndex: Buffer
  /** Without a phone his name may be anybody's, and no decision about him outlasts what it was made for. */
  readonly hasPhone: boolean
}

/** What came of letting somebody in. */
export interface Outcome {
  readonly visitId?: number
  readonly expectedId?: number
}

type HitRow = typeof watchHits.$inferSelect

/** Nothing speaks for the entry now that was not known when the hit was raised. */
const covers = ({ ways }: HitRow, fit: Fit) => sayNoMore(fit.ways, JSON.parse(ways) as WatchWay[])

/** The hits: each time somebody fitted an entry, what was decided about it, and by whom. */
export function createWatchHits(core: Core) {
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

    /** Holds somebody, under the number of the hit that is open already today, or a new one. It commits by itself. */
    hold(actorId: number, fit: Fit, somebody: Somebody, place: WatchPlace): string {
      return core.acts.system(actorId, (scope) => {
        const today = startOfDay(scope.at)
        const open = about(fit, somebody).find(
          (hit) =>
            hit.outcome === 'open' && hit.happenedAt >= today && hit.place === place && covers(hit, fit),
        )
        if (open) return open.number
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
            gte(watchHits.decidedAt, startOfDay(at)),
            isNull(watchHits.visitId),
            isNull(watchHits.expectedId),
          ),
        )
        .returning({ id: watchHits.id, number: watchHits.number })
        .all()
      for (const { id, number } of passed)
        record({ kind: 'watchHit.passed', subject: { table: 'watch_hits', id }, facts: { number } })
    },

    /** The id behind a number that the desk was told. @throws NOT_FOUND, also for hits it was never told */
    heldId(number: string): number {
      const hit = db.select().from(watchHits).where(eq(watchHits.number, number)).get()
      if (!hit || hit.outcome === 'noticed') throw new DeskError('NOT_FOUND', { what: 'watchHit' })
      return hit.id
    },

    /** How the check under a number ended, for the desk. @throws NOT_FOUND */
    stateOf(number: string): 'open' | 'cleared' | 'denied' {
      const hit = db
        .select({ outcome: watchHits.outcome })
        .from(watchHits)
        .where(eq(watchHits.number, number))
        .get()
      if (!hit || hit.outcome === 'noticed') throw new DeskError('NOT_FOUND', { what: 'watchHit' })
      return hit.outcome === 'open' || hit.outcome === 'denied' ? hit.outcome : 'cleared'
    },

    /**
     * Inside an act: a duty manager decides about somebody held, or calls a notice a false alarm.
     * @throws NOT_FOUND, ALREADY_DONE
     */
    decide(
      { at, record }: ActScope,
      hitId: number,
      decided: { readonly outcome: WatchDecision; readonly reason: string; readonly by: number },
    ): Recorded {
      const hit = db.select().from(watchHits).where(eq(watchHits.id, hitId)).get()
      if (!hit) throw new DeskError('NOT_FOUND', { what: 'watchHit' })
      const isOpen = hit.outcome === 'open' || (hit.outcome === 'noticed' && decided.outcome === 'falseAlarm')
      if (!isOpen) throw new DeskError('ALREADY_DONE', { what: 'watchHit' })
      const { outcome, reason, by } = decided
      db.update(watchHits)
        .set({ outcome, reason, decidedAt: at, decidedBy: by })
        .where(eq(watchHits.id, hitId))
        .run()
      const { id, number } = hit
      record({
        kind: 'watchHit.decided',
        subject: { table: 'watch_hits', id },
        facts: { number, outcome, approvedBy: by },
      })
      return { id, number, recordedAt: at }
    },

    /** Inside an act: a duty manager has seen who came. @throws NOT_FOUND, ALREADY_DONE */
    see({ at, actorId, record }: ActScope, hitId: number): Recorded {
      const hit = db.select().from(watchHits).where(eq(watchHits.id, hitId)).get()
      if (!hit) throw new DeskError('NOT_FOUND', { what: 'watchHit' })
      if (hit.outcome !== 'noticed' || hit.decidedAt !== null)
        throw new DeskError('ALREADY_DONE', { what: 'watchHit' })
      db.update(watchHits).set({ decidedAt: at, decidedBy: actorId }).where(eq(watchHits.id, hitId)).run()
      const { id, number } = hit
      record({ kind: 'watchHit.seen', subject: { table: 'watch_hits', id }, facts: { number } })
      return { id, number, recordedAt: at }
    },
  }
}
