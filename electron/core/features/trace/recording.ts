import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import { say } from '#shared/i18n/fill.ts'
import { passMatters } from '#shared/i18n/pass-matters.ts'
import type { ActCall, ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { traceSteps, visits } from '../../database/tables.ts'
import { createPasses } from '../lent/passes.ts'
import { createLeaving } from '../visitors/leaving.ts'

type Input = z.output<(typeof contract.trace.record)['~orpc']['inputSchema'] & object>
type VisitRow = typeof visits.$inferSelect

/** One step to find somebody, and what follows from it. */
export function createTracing(core: Core) {
  const { db } = core
  const leaving = createLeaving(core)
  const passes = createPasses(core)

  /** Somebody said so; what he has with him stays out, and the next shift knows. */
  function signOut(scope: ActScope, visit: VisitRow, { way, note, leftAt }: Input): void {
    const why = note === '' ? say(passMatters.traced, core.site.settings().printLocale) : note.slice(0, 120)
    leaving.signOut(scope, visit, {
      kind: 'said',
      leftAt,
      passes: passes.outOf(visit.id).map(({ id }) => ({ passId: id, state: 'kept', note: why })),
      facts: { traceWay: way },
    })
  }

  /** He stays until `stayUntil`; a visit that the system closed is open again. */
  function keepInside(
    { at, record }: ActScope,
    { id, number }: VisitRow,
    stayUntil: number | undefined,
  ): void {
    if (stayUntil === undefined || stayUntil <= at)
      throw new DeskError('FIELD_INVALID', { field: 'stayUntil' })
    db.update(visits)
      .set({ stayUntil, leaveKind: null, leftRecordedAt: null, leftRecordedBy: null })
      .where(eq(visits.id, id))
      .run()
    record({ kind: 'visit.foundInside', subject: { table: 'visits', id }, facts: { number, stayUntil } })
  }

  return {
    /** @throws VISIT_LEFT when he was signed out meanwhile; FIELD_INVALID for stayUntil, leftAt */
    record(call: ActCall & { readonly input: Input }) {
      const { input } = call
      return core.acts.run(call, (scope) => {
        const { at, actorId } = scope
        const visit = db.select().from(visits).where(eq(visits.id, input.visitId)).get()
        if (!visit) throw new DeskError('NOT_FOUND', { what: 'visit' })
        if (visit.voidedAt !== null || (visit.leaveKind !== null && visit.leaveKind !== 'system'))
          throw new DeskError('VISIT_LEFT', {})
        const afterClosing = visit.leaveKind === 'system'
        const { way, outcome, note } = input
        const { id } = db
          .insert(traceSteps)
          .values({
            visitId: visit.id,
            way,
            outcome,
            note,
            afterClosing,
            tracedAt: at,
            tracedBy: actorId,
            salt: core.salt(),
          })
          .returning({ id: traceSteps.id })
          .get()
        scope.record({
          kind: 'trace.recorded',
          subject: { table: 'trace_steps', id },
          facts: { number: visit.number, traceWay: way, traceOutcome: outcome },
        })
        // what the system closed keeps having no time: that he is gone stands in the step
        if (outcome === 'left' && !afterClosing) signOut(scope, visit, input)
        if (outcome === 'inside') keepInside(scope, visit, input.stayUntil)
        return { id, number: visit.number, recordedAt: at }
      })
    },
  }
}
