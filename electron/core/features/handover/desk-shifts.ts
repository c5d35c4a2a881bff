import { eq, isNull } from 'drizzle-orm'
import { DeskError } from '#shared/contract/errors.ts'
import type { ActCall, ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { deskShifts } from '../../database/tables.ts'

export type DeskShiftRow = typeof deskShifts.$inferSelect

/** Duty periods of the desk: one is open at a time, and every event belongs to exactly one of them. */
export function createDeskShifts(core: Core) {
  const { db } = core
  const current = (): DeskShiftRow | undefined =>
    db.select().from(deskShifts).where(isNull(deskShifts.closedAt)).get()

  /** Inside an act: opens a period for `staffId`; entries after `openedAfterSeq` belong to it. */
  function open(scope: ActScope, staffId: number, openedAfterSeq: number): { id: number; number: string } {
    const number = core.nextNumber('deskShifts', scope.at)
    const { id } = db
      .insert(deskShifts)
      .values({ number, openedAt: scope.at, openedBy: staffId, openedAfterSeq })
      .returning({ id: deskShifts.id })
      .get()
    scope.record({
      kind: 'deskShift.opened',
      subject: { table: 'desk_shifts', id },
      facts: { number, staffId },
    })
    return { id, number }
  }

  return {
    current,
    open,
    /** Inside an act. */
    close(scope: ActScope, { id, number }: DeskShiftRow): void {
      db.update(deskShifts).set({ closedAt: scope.at }).where(eq(deskShifts.id, id)).run()
      scope.record({ kind: 'deskShift.closed', subject: { table: 'desk_shifts', id }, facts: { number } })
    },

    /**
     * The very first period of a site. It takes in whatever was recorded before it, so that nothing falls between two
     * reports. @throws ALREADY_DONE once there has been one: afterwards only a completed handover opens the next
     */
    openFirst(call: ActCall) {
      return core.acts.run(call, (scope) => {
        if (db.select({ id: deskShifts.id }).from(deskShifts).limit(1).get())
          throw new DeskError('ALREADY_DONE', { what: 'deskShift' })
        return { ...open(scope, scope.actorId, 0), recordedAt: scope.at }
      })
    },
  }
}
export type DeskShifts = ReturnType<typeof createDeskShifts>
