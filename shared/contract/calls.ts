import { z } from 'zod'
import { act, query } from './builder.ts'
import { credential, id, instant, recorded, required, text } from './values.ts'
import { admissions } from './visitors.ts'

/** In whose right somebody is asked: the host himself, who stands in for him, who leads, or somebody else who knew. */
export const callStandings = ['host', 'deputy', 'leader', 'other'] as const
export const callWays = ['extension', 'mobile', 'inPerson'] as const
/** `informed`: told, where no consent is needed. */
export const callOutcomes = ['noAnswer', 'agreed', 'refused', 'informed'] as const
export type CallOutcome = (typeof callOutcomes)[number]

/** By the punches; `unknown`: nobody has clocked today, or this person has not for thirty days. */
const presences = ['in', 'out', 'unknown'] as const

const runningAbsence = z.object({ until: instant, message: z.string(), deputyName: z.string() })

/** Somebody to be asked about a visitor. */
const callee = z.object({
  /** Null: a host who is not on the staff list. */
  staffId: id.nullable(),
  name: z.string(),
  department: z.string(),
  standing: z.enum(callStandings),
  extension: z.string(),
  mobile: z.string(),
  presence: z.enum(presences),
  absence: runningAbsence.nullable(),
  /** When and with what he was called for this visitor before; newest last. */
  tried: z.array(z.object({ outcome: z.enum(callOutcomes), calledAt: instant })),
})
export type Callee = z.infer<typeof callee>

/** One line of who told whom by which way at what time. */
const hostCallLine = z.object({
  id,
  calledName: z.string(),
  standing: z.enum(callStandings),
  way: z.enum(callWays),
  outcome: z.enum(callOutcomes),
  calledAt: instant,
  calledBy: z.string(),
})

const callPlan = z.object({
  visitId: id,
  /** Null: nobody had to be asked. */
  admission: z.enum(admissions).nullable(),
  admissionAt: instant.nullable(),
  admissionBy: z.string(),
  /** Why he went up although the host was out; empty otherwise. */
  admissionReason: z.string(),
  /** Still on the premises: who has left is not called about any more. */
  inside: z.boolean(),
  /** House rule A7 holds him: the host is out, so only the host's or his deputy's word, or an override, admits. */
  hostOut: z.boolean(),
  /** The grade of reception wants the leader told, and nothing more. */
  tellsLeader: z.boolean(),
  /** In the order in which they are called. */
  people: z.array(callee),
  /** Place in `people` of whom to call now. */
  next: z.int(),
  /** After so many seconds without an answer the next person is called. */
  escalateAfterSeconds: z.int(),
  calls: z.array(hostCallLine),
})
export type CallPlan = z.infer<typeof callPlan>

const waitingVisitor = z.object({
  visitId: id,
  number: z.string(),
  name: z.string(),
  company: z.string(),
  hostName: z.string(),
  arrivedAt: instant,
  /** The newest call for him. */
  lastCall: z.object({ name: z.string(), outcome: z.enum(callOutcomes), calledAt: instant }).nullable(),
})
export type WaitingVisitor = z.infer<typeof waitingVisitor>

export const hostCall = {
  plan: query('visits.read')
    .input(z.strictObject({ visitId: id }))
    .output(callPlan),
  /** Who waits for an answer, longest first. During a blind count BEING_COUNTED. */
  waiting: query('visits.read').input(z.strictObject({})).output(z.array(waitingVisitor)),
  /** A call just made. `agreed` admits, `refused` refuses; the newest word counts. HOST_OUT: see `callPlan.hostOut`. */
  record: act('visits.write', {
    visitId: id,
    calledId: id.nullable(),
    /** Only for somebody who is not on the staff list; a host's name stands in the register already. */
    calledName: text(60),
    standing: z.enum(callStandings),
    way: z.enum(callWays),
    outcome: z.enum(callOutcomes),
  }).output(z.object({ id, recordedAt: instant })),
  /** Somebody with visits.override proves himself at the desk and lets a waiting visitor in, host or no host. */
  override: act('visits.write', { visitId: id, reason: required(200), credential }, 30).output(recorded),
}

const absenceLine = z.object({
  id,
  staffId: id,
  name: z.string(),
  department: z.string(),
  fromAt: instant,
  untilAt: instant,
  message: z.string(),
  deputyId: id.nullable(),
  deputyName: z.string(),
  recordedAt: instant,
  recordedBy: z.string(),
})
export type AbsenceLine = z.infer<typeof absenceLine>

/** Who may say that somebody is away: the desk hears it first, and the people who keep the staff list. */
const absenceWriters = ['visits.write', 'staff.write'] as const

export const absence = {
  /** A new one (`id` null) or a changed one. `message`: what visitors may be told. */
  save: act(absenceWriters, {
    id: id.nullable(),
    staffId: id,
    fromAt: instant,
    untilAt: instant,
    message: text(60),
    deputyId: id.nullable(),
  }).output(z.object({ id })),
  /** He is back, or does not go after all. */
  end: act(absenceWriters, { id }).output(z.object({ id })),
  /** Running and coming ones, soonest first. */
  list: query('staff.find').input(z.strictObject({})).output(z.array(absenceLine)),
  /** Whether one person is here now. */
  state: query('staff.find')
    .input(z.strictObject({ staffId: id }))
    .output(z.object({ presence: z.enum(presences), absence: runningAbsence.nullable() })),
}
