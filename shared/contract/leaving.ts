import { z } from 'zod'
import { act, query } from './builder.ts'
import { id, instant, recorded, required, text } from './values.ts'

/** Who told the desk that a visitor is gone. */
export const saidBys = ['host', 'deputy', 'other'] as const

/** What is lent to a visitor and must come back. */
export const lentPassKinds = ['badge', 'card', 'key'] as const

const passNumber = required(20)
const lent = z.strictObject({ kind: z.enum(lentPassKinds), number: passNumber })
export type Lent = z.infer<typeof lent>

/** Lent with one registration beside the badge. */
export const mostLent = 5
export const lentNow = z.array(lent).max(mostLent)

/** What became of a pass when its holder left; all but `returned` need a note and open a matter. */
export const passStates = ['returned', 'kept', 'lost'] as const
export const passAnswers = z
  .array(z.strictObject({ passId: id, state: z.enum(passStates), note: text(120) }))
  .max(20)

const pass = z.object({
  id,
  kind: z.enum(lentPassKinds),
  number: z.string(),
  lentAt: instant,
  returnedAt: instant.nullable(),
  lostAt: instant.nullable(),
  /** Why it did not come back. */
  note: z.string(),
})
export type Pass = z.infer<typeof pass>

/** A pass that is still out, with whoever has it. */
const passOut = pass.extend({
  visitId: id,
  visitNumber: z.string(),
  name: z.string(),
  phone: z.string(),
  hostName: z.string(),
  /** He has not left yet. */
  inside: z.boolean(),
})
export type PassOut = z.infer<typeof passOut>

export const lentPass = {
  /** To somebody inside. @throws PASS_OUT, VISIT_LEFT */
  lend: act('visits.write', { visitId: id, kind: z.enum(lentPassKinds), number: passNumber }).output(
    recorded,
  ),
  return: act('visits.write', { passId: id }).output(recorded),
  /** Reports it lost: it is no longer waited for, its number may be lent again, and a matter is opened. */
  report: act('visits.write', { passId: id, note: required(120) }).output(recorded),
  /** What is out, longest first. During a blind count only with a fragment. */
  out: query('visits.read')
    .input(z.strictObject({ text: text(60).default('') }))
    .output(z.array(passOut)),
}

/** What else hangs on a visit that is about to end: a car still here, a goods pass nobody closed. */
export const leaveNoteKinds = ['vehicle', 'goodsPass'] as const
const leaveNote = z.object({ kind: z.enum(leaveNoteKinds), number: z.string() })
export type LeaveNote = z.infer<typeof leaveNote>

export const hostOutcomes = ['told', 'noAnswer'] as const

/** Somebody whose time is over, or who was here last night already. */
const stay = z.object({
  visitId: id,
  number: z.string(),
  name: z.string(),
  hostName: z.string(),
  hostExtension: z.string(),
  hostMobile: z.string(),
  stayUntil: instant.nullable(),
  /** Whole minutes past `stayUntil`; 0 when he is here overnight without a limit. */
  overMinutes: z.int().min(0),
  /** Came on an earlier day of the site. */
  overnight: z.boolean(),
  /** His host is to be reminded now. */
  remind: z.boolean(),
  reminded: z.object({ at: instant, outcome: z.enum(hostOutcomes) }).nullable(),
})
export type Stay = z.infer<typeof stay>

/** What happened to a visit after it was registered. */
export const courseKinds = [
  'visit.left',
  'visit.leavingUndone',
  'visit.closedBySystem',
  'visit.voided',
  'visit.foundInside',
  'visit.stayExtended',
  'visit.hostReminded',
] as const
const courseEntry = z.object({
  seq: z.int(),
  at: instant,
  kind: z.enum(courseKinds),
  /** Empty: the desk itself. */
  by: z.string(),
  leaveKind: z.enum(['seen', 'said']).nullable(),
  saidBy: z.enum(saidBys).nullable(),
  leftAt: instant.nullable(),
  stayUntil: instant.nullable(),
  hostOutcome: z.enum(hostOutcomes).nullable(),
})
export type CourseEntry = z.infer<typeof courseEntry>

/** The part of `visitors` about the end of a visit. */
export const visitLeaving = {
  /** Who is meant by a scan at the desk: code of a badge (`QT-V:` and the number), a visit's number, or a lent pass. */
  findInside: query('visits.read')
    .input(z.strictObject({ text: required(60) }))
    .output(z.object({ visitId: id.nullable() })),
  /** What has to be settled before he goes; nothing of it: one key signs him out. */
  leaveNotes: query('visits.read')
    .input(z.strictObject({ visitId: id }))
    .output(
      z.object({
        passes: z.array(pass),
        companions: z.int(),
        companionNames: z.string(),
        notes: z.array(leaveNote),
      }),
    ),
  /** The visitor is inside again; the leaving stays in the chain. @throws UNDO_TOO_LATE */
  undoLeaving: act('visits.write', { visitId: id }).output(recorded),
  /** Registered by mistake: by whoever registered it, or a duty manager. @throws UNDO_TOO_LATE, VISIT_IN_USE */
  void: act('visits.write', { visitId: id }).output(recorded),
  extendStay: act('visits.write', { visitId: id, until: instant }).output(recorded),
  /** The host was reminded that his visitor's time is over, or could not be reached. */
  remindHost: act('visits.write', { visitId: id, outcome: z.enum(hostOutcomes) }).output(recorded),
  /** Longest over first; null while visitors are being counted. */
  stays: query('visits.read')
    .input(z.strictObject({}))
    .output(
      z.object({
        rows: z.array(stay).nullable(),
        /** The clock was set: minutes are not to be relied on. */
        clockDoubtful: z.boolean(),
      }),
    ),
  /** What was lent, what happened, and what may still be taken back by whoever asks. */
  course: query('visits.read')
    .input(z.strictObject({ visitId: id }))
    .output(
      z.object({
        passes: z.array(pass),
        entries: z.array(courseEntry),
        mayUndoLeaving: z.boolean(),
        mayVoid: z.boolean(),
      }),
    ),
}
