import { and, eq, isNull } from 'drizzle-orm'
import type { Core } from '../../core.ts'
import { vehicles } from '../../database/tables.ts'

/** What stands on the premises: not seen or said to have left, not closed by the system, and no mistake. */
export const isHere = and(isNull(vehicles.leaveKind), isNull(vehicles.voidedAt))

export type VehicleRow = typeof vehicles.$inferSelect

/** Vehicles with this plate that are here, oldest first; none for an empty plate. */
export const hereWithPlate = ({ db }: Core, plate: string): VehicleRow[] =>
  plate === ''
    ? []
    : db
        .select()
        .from(vehicles)
        .where(and(isHere, eq(vehicles.plate, plate)))
        .orderBy(vehicles.id)
        .all()
