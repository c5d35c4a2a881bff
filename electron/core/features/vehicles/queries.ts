import { and, desc, eq, lt, or, sql, type SQL } from 'drizzle-orm'
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { z } from 'zod'
import type { contract } from '#shared/contract/index.ts'
import type { Vehicle } from '#shared/contract/vehicles.ts'
import { normalPlate } from '#shared/domain/plate.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { Core } from '../../core.ts'
import { staff, vehicles, visits, visitTypes } from '../../database/tables.ts'
import { likeFragment } from '../../names/pinyin.ts'
import { isHere } from './here.ts'

type ListInput = z.output<(typeof contract.vehicle.list)['~orpc']['inputSchema'] & object>

const recorder = alias(staff, 'recorder')
const leaver = alias(staff, 'leaver')
const nameOr = (column: SQLiteColumn) => sql<string>`coalesce(${column}, '')`

/** Places offered for filling in, taken from the newest vehicles. */
const placesOf = 300
const mostPlaces = 20

const shown = {
  id: vehicles.id,
  number: vehicles.number,
  visitId: vehicles.visitId,
  visitNumber: nameOr(visits.number),
  plate: vehicles.plate,
  kind: vehicles.kind,
  description: vehicles.description,
  driverName: vehicles.driverName,
  driverPhone: vehicles.driverPhone,
  place: vehicles.place,
  arrivedAt: vehicles.arrivedAt,
  recordedAt: vehicles.recordedAt,
  recordedBy: nameOr(recorder.name),
  leaveKind: vehicles.leaveKind,
  leftAt: vehicles.leftAt,
  leftRecordedBy: nameOr(leaver.name),
  voidedAt: vehicles.voidedAt,
  visitLeft: sql<number>`(${visits.leaveKind} IS NOT NULL)`,
  stayUntil: visits.stayUntil,
  visitArrivedAt: visits.arrivedAt,
  stayMinutes: visitTypes.stayMinutes,
  others: sql<number>`(SELECT count(*) FROM vehicles other WHERE other.plate = ${vehicles.plate} AND other.plate <> ''
    AND other.id <> ${vehicles.id} AND other.leave_kind IS NULL AND other.voided_at IS NULL)`,
}

type Row = Omit<Vehicle, 'overdueAt' | 'driverLeft' | 'twice'> & {
  visitLeft: number | null
  stayUntil: number | null
  visitArrivedAt: number | null
  stayMinutes: number | null
  others: number
}

const searched = [
  vehicles.number,
  vehicles.plate,
  vehicles.description,
  vehicles.driverName,
  vehicles.driverPhone,
  vehicles.place,
]
/** LIKE folds ASCII case by itself; a plate is also found as it was typed, with dots and in full width. */
function matches(fragment: string): SQL | undefined {
  const columns = searched.map((column) => sql`${column} LIKE ${likeFragment(fragment)} ESCAPE '\\'`)
  const plate = normalPlate(fragment)
  return plate === ''
    ? or(...columns)
    : or(...columns, sql`${vehicles.plate} LIKE ${likeFragment(plate)} ESCAPE '\\'`)
}

export function createVehicleQueries(core: Core) {
  const { db, site } = core
  const base = () =>
    db
      .select(shown)
      .from(vehicles)
      .leftJoin(visits, eq(visits.id, vehicles.visitId))
      .leftJoin(visitTypes, eq(visitTypes.id, visits.typeId))
      .leftJoin(recorder, eq(recorder.id, vehicles.recordedBy))
      .leftJoin(leaver, eq(leaver.id, vehicles.leftRecordedBy))

  /** How long it may stay: what the visit says, else its type of visitor, else the house. */
  function vehicleOf(row: Row): Vehicle {
    const { visitLeft, stayUntil, visitArrivedAt, stayMinutes, others, ...vehicle } = row
    const byType =
      visitArrivedAt === null || stayMinutes === null ? null : visitArrivedAt + stayMinutes * 60_000
    const { parkedHours } = site.settings().reception
    const here = row.leaveKind === null && row.voidedAt === null
    return {
      ...vehicle,
      overdueAt: stayUntil ?? byType ?? row.arrivedAt + parkedHours * 3_600_000,
      driverLeft: here && visitLeft === 1,
      twice: here && others > 0,
    }
  }

  return {
    /** On site by place and then by time; the whole register newest first, continued by `before`. */
    list({ limit, before, text, onSite }: ListInput): { rows: Vehicle[]; more: boolean } {
      const among = and(onSite ? isHere : undefined, text === '' ? undefined : matches(text))
      if (onSite) {
        const rows = base().where(among).orderBy(vehicles.place, vehicles.arrivedAt, vehicles.id).all()
        return { rows: (rows as Row[]).map(vehicleOf), more: false }
      }
      const rows = base()
        .where(and(among, before === undefined ? undefined : lt(vehicles.id, before)))
        .orderBy(desc(vehicles.id))
        .limit(limit + 1)
        .all() as Row[]
      return { rows: rows.slice(0, limit).map(vehicleOf), more: rows.length > limit }
    },

    /** One of the register, here or gone. @throws NOT_FOUND */
    get(id: number): Vehicle {
      const row = base().where(eq(vehicles.id, id)).get() as Row | undefined
      if (!row) throw new DeskError('NOT_FOUND', { what: 'vehicle' })
      return vehicleOf(row)
    },

    /** What came with a visit, or stands here under the plate he gave. @throws NOT_FOUND */
    ofVisit(visitId: number): Vehicle[] {
      const visit = db.select({ plate: visits.plate }).from(visits).where(eq(visits.id, visitId)).get()
      if (!visit) throw new DeskError('NOT_FOUND', { what: 'visit' })
      const plate = normalPlate(visit.plate)
      const rows = base()
        .where(
          or(
            eq(vehicles.visitId, visitId),
            plate === '' ? undefined : and(isHere, eq(vehicles.plate, plate)),
          ),
        )
        .orderBy(vehicles.id)
        .all() as Row[]
      return rows.map(vehicleOf)
    },

    /** Most used first. */
    places(): string[] {
      return core.sqlite
        .prepare(
          `SELECT place FROM (SELECT place FROM vehicles WHERE place <> '' ORDER BY id DESC LIMIT ?)
           GROUP BY place ORDER BY count(*) DESC, place LIMIT ?`,
        )
        .pluck()
        .all(placesOf, mostPlaces) as string[]
    },
  }
}
