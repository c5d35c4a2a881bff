import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { act, attempt, query } from './builder.ts'
import { alarm } from './evacuation.ts'
import { roles } from './permissions.ts'
import {
  dateText,
  drawnSignature,
  id,
  instant,
  password,
  personName,
  phone,
  pin,
  required,
  requestId,
  staffNo,
  text,
} from './values.ts'

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
  hasPin: z.boolean(),
  fingers: z.int(),
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
  setPin: act('staff.credentials', { id, pin: z.union([pin, password]) }, 30).output(z.object({ id })),
  departments: query(['staff.find', 'staff.read']).input(z.strictObject({})).output(z.array(z.string())),
  shifts: query(['attendance.today', 'staff.read']).input(z.strictObject({})).output(z.array(shift)),
  saveShift: act('attendance.write', shift.omit({ id: true }).extend({ id: id.nullable() }).shape).output(
    z.object({ id }),
  ),
}

/** What a punch means against the person's shift of that day; `back`: in again after going out during the shift. */
export const punchMeanings = ['onTime', 'late', 'out', 'earlyOut', 'back', 'again', 'noShift'] as const
export const punchSources = ['finger', 'pin'] as const

export const punchResult = z.object({
  punchId: id,
  staffId: id,
  name: z.string(),
  staffNo: z.string(),
  at: instant,
  meaning: z.enum(punchMeanings),
  /** Minutes late or early, 0 otherwise. */
  minutes: z.int(),
  source: z.enum(punchSources),
})
export type PunchResult = z.infer<typeof punchResult>

/** What the staff-clock screen is told, in order, from the readers. */
export const clockEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('punch'), result: punchResult, receivedAt: z.number() }),
  z.object({ kind: z.literal('unknownFinger') }),
  z.object({ kind: z.literal('dirtyFinger') }),
  /** Whose finger it is was known, but the punch could not be kept: the person must be told. */
  z.object({ kind: z.literal('notKept') }),
  z.object({ kind: z.literal('readers'), present: z.int(), configured: z.int() }),
  /** Whether punches can be kept at all; they can until this says otherwise. */
  z.object({ kind: z.literal('desk'), writable: z.boolean() }),
  /** The evacuation that runs; none does until this says so. */
  z.object({ kind: z.literal('alarm'), alarm: alarm.nullable() }),
])

export const attendance = {
  /** Live answers for the staff-clock screen; begins with the readers' state. */
  clock: query('screen.clock', 30).output(eventIterator(clockEvent)),
  punchByPin: attempt('screen.clock', 30)
    .input(z.strictObject({ requestId, staffNo, pin: z.string().min(1).max(200) }))
    .output(punchResult),
  /** Everybody with a shift on that day, with first and last punch and what the first one means. */
  day: query('attendance.today')
    .input(z.strictObject({ date: dateText.optional() }))
    .output(
      z.object({
        date: dateText,
        rows: z.array(
          z.object({
            staffId: id,
            staffNo: z.string(),
            name: z.string(),
            department: z.string(),
            shiftName: z.string(),
            shiftStart: instant.nullable(),
            firstAt: instant.nullable(),
            /** The last one, when there is more than one. */
            lastAt: instant.nullable(),
            punches: z.int(),
            /** In right now. */
            present: z.boolean(),
            meaning: z.enum(['onTime', 'late', 'missing', 'due', 'noShift']),
            minutes: z.int(),
          }),
        ),
      }),
    ),
  punches: query('attendance.read')
    .input(z.strictObject({ staffId: id, from: instant, to: instant }))
    .output(
      z.array(
        z.object({
          id,
          at: instant,
          source: z.enum(punchSources),
          reader: z.string(),
          clockSuspect: z.boolean(),
        }),
      ),
    ),
}

export const readerStates = ['connecting', 'ready', 'absent', 'wrongPassword', 'failed', 'stopped'] as const
export const reader = z.object({
  id,
  name: z.string(),
  path: z.string(),
  baudRate: z.int(),
  state: z.enum(readerStates),
  since: instant,
  detail: z.string(),
  capacity: z.int().nullable(),
  used: z.int().nullable(),
})

/** Live guidance while a finger is enrolled. */
export const enrolEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('step'), step: z.enum(['press', 'lift', 'pressAgain', 'poor', 'different']) }),
  z.object({ kind: z.literal('enrolled'), fingerId: id }),
])

/** What whoever wants to sign with a finger is told, until the one finger has come. */
export const proofEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting') }),
  z.object({ kind: z.literal('unknownFinger') }),
  z.object({ kind: z.literal('dirtyFinger') }),
  z.object({ kind: z.literal('proof'), proof: z.string(), staffId: id, name: z.string() }),
])

export const readers = {
  list: query(['desk.use', 'screen.clock']).input(z.strictObject({})).output(z.array(reader)),
  ports: query('readers.write', 30)
    .input(z.strictObject({}))
    .output(z.array(z.object({ path: z.string(), label: z.string() }))),
  save: act('readers.write', {
    id: id.nullable(),
    name: required(40),
    path: required(200),
    baudRate: z.literal([9600, 19200, 38400, 57600, 115200]),
    /** Module password, 0 when never changed. Never comes back. */
    password: z.int().min(0).max(0xffffffff).nullable(),
  }).output(z.object({ id })),
  remove: act('readers.write', { id }).output(z.object({})),
  /** Waits for one known finger and gives a one-time proof of it, valid for 60 s, to sign with. READER_ABSENT without a reader. */
  proof: query('desk.use', 60).output(eventIterator(proofEvent)),
}

/** The text people consent to, by version; a new version must be signed again (PIPL 28-29: separate consent). */
export const consentVersions = ['2026-1'] as const

export const fingers = {
  /** The consents a person has signed, newest first. */
  consents: query('fingers.write')
    .input(z.strictObject({ staffId: id }))
    .output(
      z.array(
        z.object({
          id,
          version: z.string(),
          at: instant,
          explainedBy: z.string(),
          withdrawnAt: instant.nullable(),
        }),
      ),
    ),
  /** The person takes the consent back (PIPL 15): his fingers are deleted from every reader. */
  withdraw: act('fingers.write', { staffId: id, reason: required(120) }).output(z.object({ id })),
  list: query('fingers.write')
    .input(z.strictObject({ staffId: id }))
    .output(
      z.array(
        z.object({
          id,
          label: z.string(),
          readerName: z.string(),
          slot: z.int(),
          enrolledAt: instant,
          deletedAt: instant.nullable(),
        }),
      ),
    ),
  consent: act('fingers.write', {
    staffId: id,
    version: z.enum(consentVersions),
    /** The equal alternative (staff number and PIN) was offered. */
    alternativeOffered: z.literal(true),
    signature: drawnSignature,
  }).output(z.object({ id })),
  /** Two presses on the reader. Needs a consent that is not withdrawn. Ends with `enrolled` or a typed error. */
  enrol: attempt('fingers.write', 20)
    .input(z.strictObject({ requestId, staffId: id, readerId: id, label: required(20) }))
    .output(eventIterator(enrolEvent)),
  remove: attempt('fingers.write', 30)
    .input(z.strictObject({ requestId, fingerId: id, reason: required(120) }))
    .output(z.object({ id })),
}
