import { z } from 'zod'
import { act, attempt, query } from './builder.ts'
import { dateText, id, instant, page, personName, phone, plate, recorded, required, text } from './values.ts'

export const expectedStates = ['expected', 'arrived', 'noShow', 'cancelled'] as const
/** This one, his further days of a recurring appointment, or everybody of his group on this day. */
export const expectedScopes = ['one', 'series', 'party'] as const
export const expectedViews = ['today', 'tomorrow', 'week'] as const

const person = {
  name: personName,
  phone: phone.nullable(),
  company: text(80),
  plate,
  companions: z.int().min(0).max(99),
}
/** Minutes of the day in the site's zone; 1440 is midnight. */
const hours = { fromMinute: z.int().min(0).max(1439), untilMinute: z.int().min(1).max(1440) }
const meeting = {
  hostId: id.nullable(),
  /** Whom he visits when that person is not on the staff list. */
  hostName: text(60),
  reason: required(80),
  typeId: id.nullable().default(null),
  gradeId: id.nullable().default(null),
  place: text(40),
  note: text(200),
}

export const expectedVisit = z.object({
  id,
  number: z.string(),
  /** Name of the group; empty: comes alone. */
  party: z.string(),
  /** Number of the first day of a recurring appointment; empty: once. */
  series: z.string(),
  name: z.string(),
  phone: z.string(),
  company: z.string(),
  plate: z.string(),
  companions: z.int(),
  hostId: id.nullable(),
  hostName: z.string(),
  hostDepartment: z.string(),
  reason: z.string(),
  typeId: id.nullable(),
  gradeId: id.nullable(),
  place: z.string(),
  note: z.string(),
  /** Six digits; one for each person of a group and day, the same for all days of a series. */
  code: z.string(),
  validFrom: instant,
  validUntil: instant,
  state: z.enum(expectedStates),
  stateAt: instant,
  stateBy: z.string(),
  recordedAt: instant,
  recordedBy: z.string(),
  /** The visit he arrived as. */
  visitId: id.nullable(),
  visitNumber: z.string(),
})
export type ExpectedVisit = z.infer<typeof expectedVisit>

/** One person at the door: expected today, or remembered from an earlier visit, or both in one. */
export const doorLine = z.object({
  expectedId: id.nullable(),
  /** His newest visit that he agreed to be remembered by; its ID number is reused. */
  visitId: id.nullable(),
  name: z.string(),
  phoneMasked: z.string(),
  company: z.string(),
  party: z.string(),
  hostName: z.string(),
  validFrom: instant.nullable(),
  validUntil: instant.nullable(),
  lastVisitAt: instant.nullable(),
  /** Among the newest hundred visits that fit. */
  visits: z.int(),
})
export type DoorLine = z.infer<typeof doorLine>

export const importOutcomes = [
  'ok',
  'alreadyExpected',
  'nameMissing',
  'hostMissing',
  'badDate',
  'badHours',
  'badPhone',
  'tooLong',
] as const

const importFields = { ...person, ...hours, ...meeting, party: text(60), day: dateText }

const added = recorded.extend({ ids: z.array(id) })

export const expected = {
  /**
   * Announces one person, a group, or either of them on several days: one row for each person and day, at most 1,000, all or
   * none. `weekdays` (ISO) choose among the days from `first` to `last`.
   */
  add: act('expected.write', {
    people: z.array(z.strictObject(person)).min(1).max(200),
    party: text(60),
    first: dateText,
    last: dateText,
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
    ...hours,
    ...meeting,
  }).output(added),
  /** Only what is still expected. Another day for one alone; hours, host, place and note also for his series or group. */
  change: act('expected.write', {
    expectedId: id,
    scope: z.enum(expectedScopes),
    day: dateText,
    ...hours,
    hostId: id.nullable(),
    hostName: text(60),
    place: text(40),
    note: text(200),
  }).output(z.object({ ids: z.array(id) })),
  cancel: act('expected.write', { expectedId: id, scope: z.enum(expectedScopes) }).output(
    z.object({ ids: z.array(id) }),
  ),
  /** The days ahead in the order of their hours, whatever became of them; `week` is seven days from today. At most 2,000. */
  upcoming: query('expected.read')
    .input(z.strictObject({ view: z.enum(expectedViews), text: text(60).default('') }))
    .output(z.array(expectedVisit)),
  /** Every appointment ever made, newest first. */
  list: query('expected.read')
    .input(z.strictObject({ ...page, text: text(60).default('') }))
    .output(z.object({ rows: z.array(expectedVisit), more: z.boolean() })),
  get: query('expected.read').input(z.strictObject({ id })).output(expectedVisit),
  /** How many are still to come today. */
  count: query('expected.read')
    .input(z.strictObject({}))
    .output(z.object({ today: z.int() })),
  /**
   * Whom a code belongs to, today. Codes are found by nothing else, and this is slow to ask.
   * @throws EXPECTED_ARRIVED, EXPECTED_NOT_NOW, NOT_FOUND
   */
  findByCode: attempt('visits.write', 30)
    .input(z.strictObject({ code: z.string().regex(/^\d{6}$/) }))
    .output(expectedVisit),
  /** Who stands at the door: expected people of today first, then remembered ones; at most eight, best first. */
  atDoor: query('visits.write')
    .input(z.strictObject({ text: required(40) }))
    .output(z.array(doorLine)),
  /** His newest remembered visit, by name and phone; null when there is none. */
  remembered: query('visits.write')
    .input(z.strictObject({ id }))
    .output(z.object({ visitId: id.nullable() })),
  /**
   * Reads a list (xlsx, or csv in UTF-8 or GB18030; at most 2 MB and 1,000 lines), sent in pieces of base64. @throws
   * LIST_UNREADABLE, LIST_TOO_LONG, LIST_HEADINGS_MISSING
   */
  previewImport: attempt('expected.write', 20)
    .input(
      z.strictObject({
        pieces: z
          .array(
            z
              .string()
              .regex(/^[A-Za-z0-9+/]*={0,2}$/)
              .max(200_000),
          )
          .max(14),
      }),
    )
    .output(
      z.object({
        lines: z.array(
          z.object({
            /** Row of the sheet, the headings being row 1. */
            row: z.int(),
            outcome: z.enum(importOutcomes),
            name: z.string(),
            phone: z.string(),
            company: z.string(),
            plate: z.string(),
            companions: z.int(),
            party: z.string(),
            hostId: id.nullable(),
            hostName: z.string(),
            reason: z.string(),
            place: z.string(),
            note: z.string(),
            /** As written when it is no date. */
            day: z.string(),
            fromMinute: z.int(),
            untilMinute: z.int(),
          }),
        ),
        /** Headings that nobody knows: their columns are left out. */
        unknown: z.array(z.string()),
      }),
    ),
  import: act(
    'expected.write',
    { lines: z.array(z.strictObject(importFields)).min(1).max(1_000) },
    20,
  ).output(added),
}
