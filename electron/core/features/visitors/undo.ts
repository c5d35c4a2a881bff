import { and, eq, ne } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { DeskError } from '#shared/contract/errors.ts'
import { may } from '#shared/contract/permissions.ts'
import type { ActCall, ActScope } from '../../acts/act.ts'
import type { SignedIn } from '../../connection.ts'
import type { Core } from '../../core.ts'
import { evacuationPeople, goodsPasses, traceSteps, visits } from '../../database/tables.ts'
import { createPasses } from '../lent/passes.ts'
import type { Recorded } from './registration.ts'

type Call = ActCall & { readonly input: { readonly visitId: number } }
type VisitRow = typeof visits.$inferSelect

/** What a part of reception takes back with a registration, in the same act. */
export type VoidHook = (scope: ActScope, visit: VisitRow) => void

/** Passes given out with the registration are back on their hooks. */
function givePassesBack(core: Core): VoidHook {
  const passes = createPasses(core)
  return (scope, visit) => {
    for (const pass of passes.outOf(visit.id)) passes.settle(scope, pass, visit, 'returned', '')
  }
}

/** Registering and signing out taken back within the time of the site's rules, each as an entry of its own. */
export function createUndo(core: Core, hooks: readonly VoidHook[]) {
  const { db } = core
  const passes = createPasses(core)
  const onVoid = [givePassesBack(core), ...hooks]

  function find(visitId: number): VisitRow {
    const visit = db.select().from(visits).where(eq(visits.id, visitId)).get()
    if (!visit) throw new DeskError('NOT_FOUND', { what: 'visit' })
    return visit
  }

  /** A clock that was set back must not open the time again: it counts both ways. */
  const inTime = (recordedAt: number, now: number) =>
    Math.abs(now - recordedAt) <= core.site.settings().reception.undoMinutes * 60_000

  function demandInTime(recordedAt: number, now: number): void {
    if (inTime(recordedAt, now)) return
    throw new DeskError('UNDO_TOO_LATE', { minutes: core.site.settings().reception.undoMinutes })
  }

  const exists = (table: SQLiteTable, where: ReturnType<typeof and>) =>
    db.select().from(table).where(where).limit(1).get() !== undefined

  /** Records that would speak of a visit that never was. */
  const inUse = (visitId: number) =>
    exists(goodsPasses, and(eq(goodsPasses.visitId, visitId), ne(goodsPasses.state, 'cancelled'))) ||
    exists(traceSteps, eq(traceSteps.visitId, visitId)) ||
    exists(evacuationPeople, eq(evacuationPeople.visitId, visitId))

  const isHis = (visit: VisitRow, user: SignedIn) =>
    visit.recordedBy === user.staffId || may(user.role, 'visits.override')

  const isOver = (visit: VisitRow) => visit.leaveKind === 'seen' || visit.leaveKind === 'said'

  return {
    /** He is inside again. @throws UNDO_TOO_LATE; ALREADY_DONE when he is, or when the system closed the visit */
    undoLeaving(call: Call): Recorded {
      return core.acts.run(call, (scope) => {
        const { at, record } = scope
        const visit = find(call.input.visitId)
        const { id, number, leaveKind, leftAt, leftRecordedAt } = visit
        if (!isOver(visit) || leftRecordedAt === null) throw new DeskError('ALREADY_DONE', { what: 'visit' })
        demandInTime(leftRecordedAt, at)
        db.update(visits)
          .set({ leaveKind: null, leftAt: null, leftRecordedAt: null, leftRecordedBy: null })
          .where(eq(visits.id, id))
          .run()
        record({
          kind: 'visit.leavingUndone',
          subject: { table: 'visits', id },
          facts: { number, leaveKind, leftAt },
        })
        passes.reopen(scope, visit, leftRecordedAt)
        return { id, number, recordedAt: at }
      })
    },

    /** Registered by mistake. @throws UNDO_TOO_LATE, VISIT_IN_USE, FORBIDDEN, VISIT_LEFT, ALREADY_DONE */
    void(call: Call, user: SignedIn): Recorded {
      return core.acts.run(call, (scope) => {
        const { at, actorId, record } = scope
        const visit = find(call.input.visitId)
        const { id, number } = visit
        if (visit.voidedAt !== null) throw new DeskError('ALREADY_DONE', { what: 'visit' })
        if (visit.leaveKind !== null) throw new DeskError('VISIT_LEFT', {})
        if (!isHis(visit, user)) throw new DeskError('FORBIDDEN', { permission: 'visits.override' })
        demandInTime(visit.recordedAt, at)
        if (inUse(id)) throw new DeskError('VISIT_IN_USE', {})
        db.update(visits).set({ voidedAt: at, voidedBy: actorId }).where(eq(visits.id, id)).run()
        record({ kind: 'visit.voided', subject: { table: 'visits', id }, facts: { number } })
        for (const hook of onVoid) hook(scope, visit)
        return { id, number, recordedAt: at }
      })
    },

    /** What whoever asks may still take back. */
    mayUndo(visitId: number, user: SignedIn): { mayUndoLeaving: boolean; mayVoid: boolean } {
      const visit = find(visitId)
      const now = core.clock.now()
      const open = visit.leaveKind === null && visit.voidedAt === null
      return {
        mayUndoLeaving: isOver(visit) && inTime(visit.leftRecordedAt ?? 0, now),
        mayVoid: open && isHis(visit, user) && inTime(visit.recordedAt, now) && !inUse(visitId),
      }
    },
  }
}
