import { z } from 'zod'
import { act, query } from './builder.ts'
import { id, instant, page, phone, plate, recorded, text } from './values.ts'
import { leaveKinds } from './visitors.ts'

export const vehicleKinds = ['car', 'van', 'truck', 'motorcycle', 'bicycle', 'other'] as const

/** What is put down about a vehicle; of plate and description one is needed. */
const vehicleFields = {
  plate,
  kind: z.enum(vehicleKinds),
  description: text(80),
  driverName: text(60),
  driverPhone: phone.nullable(),
  /** Where it stands. */
  place: text(40),
}

export const vehicle = z.object({
  id,
  number: z.string(),
  /** The visit it came with; null: an unfamiliar vehicle, registered alone (house rule A2). */
  visitId: id.nullable(),
  visitNumber: z.string(),
  plate: z.string(),
  kind: z.enum(vehicleKinds),
  description: z.string(),
  driverName: z.string(),
  driverPhone: z.string(),
  place: z.string(),
  arrivedAt: instant,
  recordedAt: instant,
  recordedBy: z.string(),
  leaveKind: z.enum(leaveKinds).nullable(),
  leftAt: instant.nullable(),
  leftRecordedBy: z.string(),
  /** Its visit was a mistake: it was never here. */
  voidedAt: instant.nullable(),
  /** When it has been here too long: as its visit, its type of visitor, or else the house says. */
  overdueAt: instant,
  /** Its driver's visit is over, and it is still here. */
  driverLeft: z.boolean(),
  /** Another vehicle with this plate is here at the same time: one of the two is a mistake. */
  twice: z.boolean(),
})
export type Vehicle = z.infer<typeof vehicle>

/** Vehicles come and leave on their own: a driver may walk out and leave the car. */
export const vehicles = {
  /** A plate that is here already is asked about: VEHICLE_ON_SITE, unless `again` says that it is another one. */
  register: act('vehicles.write', {
    ...vehicleFields,
    visitId: id.nullable(),
    again: z.boolean(),
    /** When it came, if typed in later than it happened; otherwise left out. */
    arrivedAt: instant.optional(),
  }).output(recorded),
  /** Puts right or completes what is known of a vehicle: a visit brings no more than its plate. */
  update: act('vehicles.write', { vehicleId: id, ...vehicleFields }).output(recorded),
  leave: act('vehicles.write', {
    vehicleId: id,
    kind: z.enum(['seen', 'said']),
    leftAt: instant.optional(),
  }).output(recorded),
  /** On site by place, longest first; or all of the register, newest first. `text` is a fragment of any shown column. */
  list: query('vehicles.read')
    .input(z.strictObject({ ...page, text: text(60).default(''), onSite: z.boolean().default(true) }))
    .output(z.object({ rows: z.array(vehicle), more: z.boolean() })),
  get: query('vehicles.read').input(z.strictObject({ id })).output(vehicle),
  /** Of one visit, also those that its plate names because somebody else came in the same car. */
  ofVisit: query('vehicles.read')
    .input(z.strictObject({ visitId: id }))
    .output(z.array(vehicle)),
  /** Places in use lately, for filling in. */
  places: query('vehicles.read').input(z.strictObject({})).output(z.array(z.string())),
}
