import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import { normalPlate } from '#shared/domain/plate.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { vehicles, visits } from '../../database/tables.ts'
import { checkOccurred } from '../occurred.ts'
import { createHere } from './here.ts'
import { createVehicleInsert } from './inserting.ts'

type RegisterInput = z.output<(typeof contract.vehicle.register)['~orpc']['inputSchema'] & object>
type UpdateInput = z.output<(typeof contract.vehicle.update)['~orpc']['inputSchema'] & object>

/** Without a plate there has to be something to know the vehicle by. @throws FIELD_INVALID for plate */
function plateOf({ plate, description }: Pick<RegisterInput, 'plate' | 'description'>): string {
  const normal = normalPlate(plate)
  if (normal === '' && description === '') throw new DeskError('FIELD_INVALID', { field: 'plate' })
  return normal
}

/** Unfamiliar vehicles are registered (house rule A2), and what is known of one is completed later. */
export function createVehicleRegistering(core: Core) {
  const { db } = core
  const hereWith = createHere(core)
  const insert = createVehicleInsert(core)

  function checkVisit(visitId: number | null): void {
    if (visitId === null) return
    const visit = db.select({ voidedAt: visits.voidedAt }).from(visits).where(eq(visits.id, visitId)).get()
    if (!visit) throw new DeskError('NOT_FOUND', { what: 'visit' })
    if (visit.voidedAt !== null) throw new DeskError('FIELD_INVALID', { field: 'visitId' })
  }

  return {
    /** @throws VEHICLE_ON_SITE with the number of the one that is here, NOT_FOUND, FIELD_INVALID for plate, visitId, arrivedAt */
    register(call: ActCall & { readonly input: RegisterInput }) {
      const { input } = call
      return core.acts.run(call, (scope) => {
        const { at } = scope
        const plate = plateOf(input)
        checkVisit(input.visitId)
        const [here] = hereWith(plate)
        if (here && !input.again) throw new DeskError('VEHICLE_ON_SITE', { number: here.number })
        return insert(scope, {
          visitId: input.visitId,
          plate,
          kind: input.kind,
          description: input.description,
          driverName: input.driverName,
          driverPhone: input.driverPhone ?? '',
          place: input.place,
          arrivedAt: checkOccurred(input.arrivedAt, at, 'arrivedAt'),
        })
      })
    },

    /** Also of one that has left: a wrong plate is put right whenever it is seen. @throws NOT_FOUND, FIELD_INVALID for plate */
    update(call: ActCall & { readonly input: UpdateInput }) {
      const { input } = call
      return core.acts.run(call, ({ at, record }) => {
        const row = db.select().from(vehicles).where(eq(vehicles.id, input.vehicleId)).get()
        if (!row || row.erasedAt !== null) throw new DeskError('NOT_FOUND', { what: 'vehicle' })
        const { id, number } = row
        db.update(vehicles)
          .set({
            plate: plateOf(input),
            kind: input.kind,
            description: input.description,
            driverName: input.driverName,
            driverPhone: input.driverPhone ?? '',
            place: input.place,
          })
          .where(eq(vehicles.id, id))
          .run()
        record({ kind: 'vehicle.updated', subject: { table: 'vehicles', id }, facts: { number } })
        return { id, number, recordedAt: at }
      })
    },
  }
}
