import { eq } from 'drizzle-orm'
import type { WatchDecision } from '#shared/contract/watch-list.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { watchHits } from '../../database/tables.ts'
import type { Recorded } from '../visitors/registration.ts'

/** What becomes of a hit. */
export function createHitDecisions({ db }: Core) {
  function hitBy(id: number) {
    const hit = db.select().from(watchHits).where(eq(watchHits.id, id)).get()
    if (!hit) throw new DeskError('NOT_FOUND', { what: 'watchHit' })
    return hit
  }

  /** A hit by the number that the desk was told. @throws NOT_FOUND, also for hits it was never told of */
  function toldHit(number: string) {
    const hit = db.select().from(watchHits).where(eq(watchHits.number, number)).get()
    if (!hit || hit.outcome === 'noticed') throw new DeskError('NOT_FOUND', { what: 'watchHit' })
    return hit
  }

  return {
    /** The id behind a number that the desk was told. @throws NOT_FOUND */
    heldId: (number: string): number => toldHit(number).id,

    /** How the check under a number ended, for the desk. @throws NOT_FOUND */
    stateOf(number: string): 'open' | 'cleared' | 'denied' {
      const { outcome } = toldHit(number)
      return outcome === 'open' || outcome === 'denied' ? outcome : 'cleared'
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
      const hit = hitBy(hitId)
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
      const hit = hitBy(hitId)
      if (hit.outcome !== 'noticed' || hit.decidedAt !== null)
        throw new DeskError('ALREADY_DONE', { what: 'watchHit' })
      db.update(watchHits).set({ decidedAt: at, decidedBy: actorId }).where(eq(watchHits.id, hitId)).run()
      const { id, number } = hit
      record({ kind: 'watchHit.seen', subject: { table: 'watch_hits', id }, facts: { number } })
      return { id, number, recordedAt: at }
    },
  }
}
