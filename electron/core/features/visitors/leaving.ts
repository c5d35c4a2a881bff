import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { visits } from '../../database/tables.ts'
import { checkOccurred } from '../occurred.ts'
import { isInside } from '../../database/inside.ts'
import type { Recorded } from './registration.ts'

type Input = z.output<(typeof contract.visitors.leave)['~orpc']['inputSchema'] & object>

/** The end of a visit, and the one reading of an ID number. */
export function createLeaving(core: Core) {
  return {
    /** Seen leaving, or said by the host. @throws VISIT_LEFT when somebody was faster */
    leave(call: ActCall & { readonly input: Input }): Recorded {
      const { input, actorId } = call
      return core.acts.run(call, ({ at, record }) => {
        const visit = core.db.select().from(visits).where(eq(visits.id, input.visitId)).get()
        if (!visit) throw new DeskError('NOT_FOUND', { what: 'visit' })
        if (visit.leaveKind !== null || visit.voidedAt !== null) throw new DeskError('VISIT_LEFT', {})
        const leftAt = checkOccurred(input.leftAt, at, 'leftAt')
        if (leftAt < visit.arrivedAt) throw new DeskError('FIELD_INVALID', { field: 'leftAt' })
        core.db
          .update(visits)
          .set({ leaveKind: input.kind, leftAt, leftRecordedAt: at, leftRecordedBy: actorId })
          .where(eq(visits.id, visit.id))
          .run()
        record({
          kind: 'visit.left',
          subject: { table: 'visits', id: visit.id },
          facts: { number: visit.number, leaveKind: input.kind, leftAt },
        })
        return { id: visit.id, number: visit.number, recordedAt: at }
      })
    },

    /**
     * Closes the visits nobody saw end, without inventing a leaving time. Answers how many. `arrivedBefore` is UTC ms.
     */
    closeBySystem(arrivedBefore: number): number {
      return core.acts.system(0, ({ at, record }) => {
        const open = core.db
          .select({ id: visits.id, number: visits.number, arrivedAt: visits.arrivedAt })
          .from(visits)
          .where(isInside)
          .all()
          .filter((visit) => visit.arrivedAt < arrivedBefore)
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
