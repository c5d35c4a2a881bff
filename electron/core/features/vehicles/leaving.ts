import { and, eq, lt } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { vehicles } from '../../database/tables.ts'
import { checkOccurred } from '../occurred.ts'
import { isHere } from './here.ts'

type Input = z.output<(typeof contract.vehicle.leave)['~orpc']['inputSchema'] & object>

/** The end of a vehicle's stay, which is not the end of its driver's visit. */
export function createVehicleLeaving(core: Core) {
  const { db } = core
  return {
    /** Seen leaving, or said to have left. @throws VEHICLE_LEFT, NOT_FOUND, FIELD_INVALID for leftAt */
    leave(call: ActCall & { readonly input: Input }) {
      const { input, actorId } = call
      return core.acts.run(call, ({ at, record }) => {
        const row = db.select().from(vehicles).where(eq(vehicles.id, input.vehicleId)).get()
        if (!row) throw new DeskError('NOT_FOUND', { what: 'vehicle' })
        if (row.leaveKind !== null || row.voidedAt !== null) throw new DeskError('VEHICLE_LEFT', {})
        const leftAt = checkOccurred(input.leftAt, at, 'leftAt')
        if (leftAt < row.arrivedAt) throw new DeskError('FIELD_INVALID', { field: 'leftAt' })
        const { id, number } = row
        db.update(vehicles)
          .set({ leaveKind: input.kind, leftAt, leftRecordedAt: at, leftRecordedBy: actorId })
          .where(eq(vehicles.id, id))
          .run()
        record({
          kind: 'vehicle.left',
          subject: { table: 'vehicles', id },
          facts: { number, leaveKind: input.kind, leftAt },
        })
        return { id, number, recordedAt: at }
      })
    },

    /** Closes those that nobody saw leave, without inventing a time. Answers how many. `arrivedBefore` is UTC ms. */
    closeBySystem(arrivedBefore: number): number {
      return core.acts.system(0, ({ at, record }) => {
        const open = db
          .select({ id: vehicles.id, number: vehicles.number })
          .from(vehicles)
          .where(and(isHere, lt(vehicles.arrivedAt, arrivedBefore)))
          .all()
        for (const { id, number } of open) {
          db.update(vehicles)
            .set({ leaveKind: 'system', leftRecordedAt: at, leftRecordedBy: 0 })
            .where(eq(vehicles.id, id))
            .run()
          record({ kind: 'vehicle.closedBySystem', subject: { table: 'vehicles', id }, facts: { number } })
        }
        return open.length
      })
    },
  }
}
