import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { vehicles } from '../../database/tables.ts'
import type { VehicleRow } from './here.ts'

type New = Pick<
  VehicleRow,
  'visitId' | 'plate' | 'kind' | 'description' | 'driverName' | 'driverPhone' | 'place' | 'arrivedAt'
>

/** A new line of the vehicle register, numbered, inside the running act. */
export function insertVehicle(core: Core, { at, actorId, record }: ActScope, vehicle: New) {
  const number = core.nextNumber('vehicles', at)
  const { id } = core.db
    .insert(vehicles)
    .values({ ...vehicle, number, recordedAt: at, recordedBy: actorId, salt: core.salt() })
    .returning({ id: vehicles.id })
    .get()
  const { arrivedAt } = vehicle
  record({ kind: 'vehicle.registered', subject: { table: 'vehicles', id }, facts: { number, arrivedAt } })
  return { id, number, recordedAt: at }
}
