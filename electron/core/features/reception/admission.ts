import { eq } from 'drizzle-orm'
import { DeskError } from '#shared/contract/errors.ts'
import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { visits } from '../../database/tables.ts'
import type { AskedVisit, CallPlanOf } from './call-plan.ts'
import { isOut } from './whereabouts.ts'

/** A word about a visitor: who answers for it, and why against the rule. */
interface Word {
  readonly decision: 'admitted' | 'refused'
  /** Staff id of whoever puts it down, or of whoever overrides. */
  readonly decidedBy: number
  /** Only of an override. */
  readonly override?: { readonly reason: string; readonly by: 'pin' | 'finger' }
}

/** Writes down whether a visitor may go up. */
export function createAdmission({ db }: Core) {
  return {
    /** Inside an act. The newest word stands, with its time. */
    decide({ at, record }: ActScope, visit: Pick<AskedVisit, 'id' | 'number'>, word: Word): void {
      const { decision, decidedBy, override } = word
      db.update(visits)
        .set({
          admission: decision,
          admissionAt: at,
          admissionBy: decidedBy,
          admissionReason: override?.reason ?? null,
        })
        .where(eq(visits.id, visit.id))
        .run()
      record({
        kind: decision === 'admitted' ? 'visit.admitted' : 'visit.refused',
        subject: { table: 'visits', id: visit.id },
        facts: { number: visit.number, ...(override ? { approvedBy: decidedBy, by: override.by } : {}) },
      })
    },
  }
}

/**
 * House rule A7: while the occupant is out nobody goes to his room on another's word. He may say so himself on the phone, or
 * his deputy, being in, receives the visitor. @throws HOST_OUT
 */
export function demandHost(plan: CallPlanOf, visit: AskedVisit, calledId: number | null): void {
  if (!plan.hostOut(visit.hostId)) return
  const { hostId, deputyId } = plan.askable(visit)
  if (calledId !== null && calledId === hostId) return
  const received = calledId !== null && calledId === deputyId && !isOut(plan.whereabouts.ofOne(calledId))
  if (!received) throw new DeskError('HOST_OUT', {})
}
