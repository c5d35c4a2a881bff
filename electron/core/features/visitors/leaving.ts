import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Facts } from '#shared/contract/audit-kinds.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall, ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { visits } from '../../database/tables.ts'
import { createPasses } from '../lent/passes.ts'
import { checkOccurred } from '../occurred.ts'
import { isInside } from '../../database/inside.ts'
import type { Recorded } from './registration.ts'

type Input = z.output<(typeof contract.visitors.leave)['~orpc']['inputSchema'] & object>
type VisitRow = typeof visits.$inferSelect

/** How somebody leaves: by which of the two ways with a time, when, and what speaks for it. */
export interface Departure {
  readonly kind: 'seen' | 'said'
  /** UTC ms. */
  readonly leftAt: number | undefined
  readonly passes: Input['passes']
  readonly facts: Facts
}

/** The end of a visit, and the one reading of an ID number. */
export function createLeaving(core: Core) {
  const passes = createPasses(core)

  /** Each pass he has is answered for, before he counts as gone. @throws PASS_UNANSWERED, FIELD_INVALID for note */
  function settlePasses(scope: ActScope, visit: VisitRow, answers: Input['passes']): void {
    for (const pass of passes.outOf(visit.id)) {
      const answer = answers.find(({ passId }) => passId === pass.id)
      if (!answer) throw new DeskError('PASS_UNANSWERED', { number: pass.number })
      passes.settle(scope, pass, visit, answer.state, answer.note)
    }
  }

  /** Inside an act. @throws VISIT_LEFT when somebody was faster; FIELD_INVALID for leftAt */
  function signOut(scope: ActScope, visit: VisitRow, departure: Departure): void {
    const { at, actorId, record } = scope
    if (visit.leaveKind !== null || visit.voidedAt !== null) throw new DeskError('VISIT_LEFT', {})
    const leftAt = checkOccurred(departure.leftAt, at, 'leftAt')
    if (leftAt < visit.arrivedAt) throw new DeskError('FIELD_INVALID', { field: 'leftAt' })
    settlePasses(scope, visit, departure.passes)
    core.db
      .update(visits)
      .set({ leaveKind: departure.kind, leftAt, leftRecordedAt: at, leftRecordedBy: actorId })
      .where(eq(visits.id, visit.id))
      .run()
    record({
      kind: 'visit.left',
      subject: { table: 'visits', id: visit.id },
      facts: { number: visit.number, leaveKind: departure.kind, leftAt, ...departure.facts },
    })
  }

  return {
    signOut,

    /** Seen leaving, or said by somebody. @throws VISIT_LEFT, PASS_UNANSWERED, FIELD_INVALID */
    leave(call: ActCall & { readonly input: Input }): Recorded {
      const { input } = call
      return core.acts.run(call, (scope) => {
        const visit = core.db.select().from(visits).where(eq(visits.id, input.visitId)).get()
        if (!visit) throw new DeskError('NOT_FOUND', { what: 'visit' })
        const facts: Facts = input.kind === 'said' ? { saidBy: input.saidBy } : {}
        signOut(scope, visit, { kind: input.kind, leftAt: input.leftAt, passes: input.passes, facts })
        return { id: visit.id, number: visit.number, recordedAt: scope.at }
      })
    },

    /**
     * Closes the visits nobody saw end, without inventing a leaving time; who was to stay past `closing` (UTC ms) is left
     * alone. Answers how many.
     */
    closeBySystem(closing: number): number {
      return core.acts.system(0, ({ at, record }) => {
        const open = core.db
          .select({
            id: visits.id,
            number: visits.number,
            arrivedAt: visits.arrivedAt,
            stayUntil: visits.stayUntil,
          })
          .from(visits)
          .where(isInside)
          .all()
          .filter((visit) => visit.arrivedAt < closing && (visit.stayUntil ?? 0) < closing)
        for (const visit of open) {
          core.db
            .update(visits)
            .set({ leaveKind: 'system', leftRecordedAt: at, leftRecordedBy: 0 })
            .where(eq(visits.id, visit.id))
            .run()
          record({
            kind: 'visit.closedBySystem',
            subject: { table: 'visits', id: visit.id },
            facts: { number: visit.number },
          })
        }
        return open.length
      })
    },

    /** One ID number for the eyes of one person; the chain keeps who, whose and why before the number is given. */
    revealIdNumber(staffId: number, visitId: number, reason: string): { idNumber: string } {
      return core.acts.system(staffId, ({ record }) => {
        const visit = core.db.select().from(visits).where(eq(visits.id, visitId)).get()
        if (!visit?.idNumberCipher) throw new DeskError('NOT_FOUND', { what: 'idNumber' })
        record({
          kind: 'idNumber.revealed',
          subject: { table: 'visits', id: visitId },
          facts: { number: visit.number, reason },
        })
        return { idNumber: core.fields.decrypt(visit.idNumberCipher) }
      })
    },
  }
}
