import { z } from 'zod'
import { act, query } from './builder.ts'
import { roles } from './permissions.ts'
import { staffPhotoImage } from './photos.ts'
import { id, instant, password, personName, phone, pin, required, staffNo, text } from './values.ts'

/** What everybody at the desk may see of a colleague: enough to find and call a host. */
export const staffCard = z.object({
  id,
  staffNo: z.string(),
  name: z.string(),
  department: z.string(),
  extension: z.string(),
  present: z.boolean(),
})

/** A colleague found to be visited or called. */
export const foundCard = staffCard.extend({
  /** He said that he is away, and has not clocked in since. */
  absence: z.object({ until: instant, message: z.string(), deputyName: z.string() }).nullable(),
})

export const member = staffCard.extend({
  role: z.enum(roles).nullable(),
  shiftId: id.nullable(),
  shiftName: z.string(),
  mobile: z.string(),
  /** Who is called in his place. */
  deputyId: id.nullable(),
  deputyName: z.string(),
  /** Who hears why he could not clock (house rule C1). */
  superiorId: id.nullable(),
  superiorName: z.string(),
  hasPin: z.boolean(),
  fingers: z.int(),
  cards: z.int(),
  leftAt: instant.nullable(),
})
export type Member = z.infer<typeof member>

/** A simple daily working pattern in minutes of the site's day; `endMinute` past 1440 ends on the next day. */
export const shift = z.object({
  id,
  name: required(40),
  startMinute: z.int().min(0).max(1439),
  endMinute: z.int().min(1).max(2879),
  graceMinutes: z.int().min(0).max(120),
  /** ISO weekdays on which it starts, Monday 1 to Sunday 7; nobody is expected on the others. */
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
})

const memberFields = {
  staffNo,
  name: personName,
  department: text(40),
  extension: text(20),
  role: z.enum(roles).nullable(),
  shiftId: id.nullable(),
  mobile: phone.nullable().default(null),
  deputyId: id.nullable().default(null),
  superiorId: id.nullable().default(null),
}

export const staff = {
  /** By name, full pinyin, initials, department, staff number or extension; best first, at most 20. */
  find: query('staff.find')
    .input(z.strictObject({ text: text(40) }))
    .output(z.array(foundCard)),
  list: query('staff.read')
    .input(z.strictObject({ left: z.boolean().default(false) }))
    .output(z.array(member)),
  get: query('staff.read').input(z.strictObject({ id })).output(member),
  create: act('staff.write', memberFields).output(z.object({ id })),
  update: act('staff.write', { id, ...memberFields }).output(z.object({ id })),
  /** The person has left: no sign-in, no punches; his fingers are deleted from every reader. */
  leave: act('staff.write', { id, reason: required(120) }).output(z.object({ id })),
  /** A picture for the staff clock, if the person wants one; takes the place of an earlier one. */
  keepPhoto: act('staff.write', { id, image: staffPhotoImage }, 30).output(z.object({ id })),
  /** At any time, without a reason. NOT_FOUND (photo) */
  erasePhoto: act('staff.write', { id }, 30).output(z.object({ id })),
  photo: query('staff.write')
    .input(z.strictObject({ id }))
    .output(z.object({ image: z.string(), takenAt: instant }).nullable()),
  setPin: act('staff.credentials', { id, pin: z.union([pin, password]) }, 30).output(z.object({ id })),
  departments: query(['staff.find', 'staff.read']).input(z.strictObject({})).output(z.array(z.string())),
  shifts: query(['attendance.today', 'staff.read']).input(z.strictObject({})).output(z.array(shift)),
  saveShift: act('attendance.write', shift.omit({ id: true }).extend({ id: id.nullable() }).shape).output(
    z.object({ id }),
  ),
}
