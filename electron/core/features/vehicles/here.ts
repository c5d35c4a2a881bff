import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Core } from '../../core.ts'
import { vehicles } from '../../database/tables.ts'

/** What stands on the premises: not seen or said to have left, not closed by the system, and no mistake. */
export const isHere = and(isNull(vehicles.leaveKind), isNull(vehicles.voidedAt))

export type VehicleRow = typeof vehicles.$inferSelect

/** Finds the vehicles with a plate that are here, oldest first; none for an empty plate. */
export function createHere({ db }: Core): (plate: string) => VehicleRow[] {
  const find = db
    .select()
    .from(vehicles)
    .where(and(isHere, eq(vehicles.plate, sql.placeholder('plate'))))
    .orderBy(vehicles.id)
    .prepare()
  return (plate) => (plate === '' ? [] : find.all({ plate }))
}
