import { and, eq, ne } from 'drizzle-orm'
import { normalPlate } from '#shared/domain/plate.ts'
import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { insideSql, isInside } from '../../database/inside.ts'
import { vehicles, visits } from '../../database/tables.ts'
import type { Arrival, ArrivalStep } from '../visitors/arrival.ts'
import { createHere, isHere, type VehicleRow } from './here.ts'
import { createVehicleInsert } from './inserting.ts'

function relink({ db }: Core, { record }: ActScope, row: VehicleRow, change: Partial<VehicleRow>): void {
  const { id, number } = row
  db.update(vehicles).set(change).where(eq(vehicles.id, id)).run()
  record({ kind: 'vehicle.updated', subject: { table: 'vehicles', id }, facts: { number } })
}

/**
 * A visitor's car goes into the vehicle register with him. Who comes in a car that a visitor inside brought shares it; a car
 * that was registered alone has found its driver. A plate whose driver is gone is put down anew: the list shows it twice.
 */
export function vehicleStep(core: Core): ArrivalStep {
  const hereWith = createHere(core)
  const insert = createVehicleInsert(core)
  const shared = core.sqlite.prepare(
    `SELECT 1 FROM vehicles JOIN visits v ON v.id = vehicles.visit_id WHERE vehicles.plate = ?
       AND vehicles.leave_kind IS NULL AND vehicles.voided_at IS NULL AND ${insideSql}`,
  )
  return {
    after({ input, scope, arrivedAt }: Arrival, visit) {
      const plate = normalPlate(input.plate)
      if (plate === '') return
      if (shared.get(plate)) return
      const driver = { driverName: input.name, driverPhone: input.phone ?? '' }
      const alone = hereWith(plate).find(({ visitId }) => visitId === null)
      if (alone) relink(core, scope, alone, { visitId: visit.id, ...driver })
      else
        insert(scope, {
          visitId: visit.id,
          plate,
          kind: 'car',
          description: '',
          ...driver,
          place: '',
          arrivedAt,
        })
    },
  }
}

/**
 * A visit is taken back: its vehicle was never here. It stays when somebody inside came in the same car, or when it stood
 * in the register before the visit did. Runs inside the act that takes the visit back, after the visit is marked so.
 */
export function dropVehicleOf(core: Core, scope: ActScope, visitId: number): void {
  const { db } = core
  const rows = db
    .select({ vehicle: vehicles, visitRecordedAt: visits.recordedAt })
    .from(vehicles)
    .innerJoin(visits, eq(visits.id, vehicles.visitId))
    .where(and(isHere, eq(vehicles.visitId, visitId)))
    .all()
  for (const { vehicle, visitRecordedAt } of rows) {
    const { id, number, plate } = vehicle
    const other = db
      .select({ id: visits.id, name: visits.name, phone: visits.phone })
      .from(visits)
      .where(and(isInside, ne(visits.id, visitId), eq(visits.plate, plate)))
      .get()
    if (other && plate !== '')
      relink(core, scope, vehicle, {
        visitId: other.id,
        driverName: other.name,
        driverPhone: other.phone,
      })
    else if (vehicle.recordedAt < visitRecordedAt)
      relink(core, scope, vehicle, { visitId: null, driverName: '', driverPhone: '' })
    else {
      db.update(vehicles).set({ voidedAt: scope.at }).where(eq(vehicles.id, id)).run()
      scope.record({ kind: 'vehicle.voided', subject: { table: 'vehicles', id }, facts: { number } })
    }
  }
}
