import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import type { VehicleRow } from './here.ts'

type New = Pick<
  VehicleRow,
  'visitId' | 'plate' | 'kind' | 'description' | 'driverName' | 'driverPhone' | 'place' | 'arrivedAt'
>

/** Writes a new line of the vehicle register, numbered, inside the running act. */
export function createVehicleInsert({ sqlite, nextNumber, salt }: Core) {
  const insert = sqlite.prepare(
    `INSERT INTO vehicles (number, visit_id, plate, kind, description, driver_name, driver_phone, place, arrived_at,
       recorded_at, recorded_by, salt)
     VALUES (@number, @visitId, @plate, @kind, @description, @driverName, @driverPhone, @place, @arrivedAt,
       @recordedAt, @recordedBy, @salt)`,
  )
  return ({ at, actorId, record }: ActScope, vehicle: New) => {
    const number = nextNumber('vehicles', at)
    const row = { ...vehicle, number, recordedAt: at, recordedBy: actorId, salt: salt() }
    const id = Number(insert.run(row).lastInsertRowid)
    const { arrivedAt } = vehicle
    record({ kind: 'vehicle.registered', subject: { table: 'vehicles', id }, facts: { number, arrivedAt } })
    return { id, number, recordedAt: at }
  }
}
