import { z } from 'zod'
import { act, attempt, query } from './builder.ts'
import { lentPassKinds } from './leaving.ts'
import { credential, fen, id, instant, longText, recorded, required, text } from './values.ts'

export const matterPriorities = ['ordinary', 'urgent'] as const
export const matter = z.object({
  id,
  number: z.string(),
  text: z.string(),
  priority: z.enum(matterPriorities),
  dueAt: instant.nullable(),
  openedAt: instant,
  openedBy: z.string(),
  closedAt: instant.nullable(),
  closedBy: z.string(),
  outcome: z.string(),
})

/** Open matters go from shift to shift until somebody closes them with an outcome. */
export const matters = {
  open: act('matters.write', {
    text: required(300),
    priority: z.enum(matterPriorities),
    dueAt: instant.nullable(),
  }).output(recorded),
  close: act('matters.write', { id, outcome: longText(300).min(1) }).output(z.object({ id })),
  list: query('matters.read')
    .input(z.strictObject({ closed: z.boolean().default(false) }))
    .output(z.array(matter)),
}

/** What the two people count together. */
export const countKinds = ['visitors', 'parcels', 'deposits'] as const

export const handoverStates = ['frozen', 'counted', 'outgoingSigned', 'completed', 'abandoned'] as const

const onSiteLine = z.object({
  number: z.string(),
  name: z.string(),
  /** Of the grade, for somebody who was not named; earlier reports name everybody. */
  gradeLetter: z.string().default(''),
  company: z.string(),
  host: z.string(),
  arrivedAt: instant,
  badgeNumber: z.string(),
})
const passLine = z.object({
  kind: z.enum(lentPassKinds),
  number: z.string(),
  name: z.string(),
  visitNumber: z.string(),
  lentAt: instant,
})
const parcelLine = z.object({
  number: z.string(),
  recipient: z.string(),
  pickupCode: z.string(),
  receivedAt: instant,
})
const depositLine = z.object({
  number: z.string(),
  guest: z.string(),
  sealNumber: z.string(),
  place: z.string(),
  /** A sealed sum is never shown as verified: `null` means sealed, not counted. */
  countedFen: z.int().nullable(),
})
const matterLine = z.object({
  number: z.string(),
  text: z.string(),
  priority: z.enum(matterPriorities),
  dueAt: instant.nullable(),
})

/** The report as frozen at the start; later events belong to the next shift. */
export const handoverReport = z.object({
  visitsRegistered: z.int(),
  visitsLeft: z.int(),
  parcelsReceived: z.int(),
  parcelsReleased: z.int(),
  depositsOpened: z.int(),
  depositsReleased: z.int(),
  punches: z.int(),
  idNumbersRevealed: z.array(z.object({ by: z.string(), at: instant, reason: z.string() })),
  closedBySystem: z.int(),
  /** Steps taken to find visitors at the end of the day; older reports know nothing of it, nor of passes. */
  traced: z.int().default(0),
  onSite: z.array(onSiteLine),
  passesOut: z.array(passLine).default([]),
  parcels: z.array(parcelLine),
  deposits: z.array(depositLine),
  matters: z.array(matterLine),
})

/** One counted thing: `expected` stays hidden (null) until the count is in. */
const countLine = z.object({
  kind: z.enum(countKinds),
  counted: z.int().nullable(),
  expected: z.int().nullable(),
  reason: z.string(),
})

const signature = z.object({
  name: z.string(),
  staffNo: z.string(),
  at: instant,
  by: z.enum(['pin', 'finger']),
})

export const handover = z.object({
  id,
  number: z.string(),
  state: z.enum(handoverStates),
  deskShiftNumber: z.string(),
  deskShiftOpenedAt: instant,
  startedAt: instant,
  outgoingId: id,
  outgoingName: z.string(),
  /** Null until the count is in: the lists would tell what the count must be. */
  report: handoverReport.nullable(),
  counts: z.array(countLine),
  cashFloatFen: z.int().nullable(),
  cashCountedFen: z.int().nullable(),
  cashReason: z.string(),
  note: z.string(),
  /** Why it was given up; empty otherwise. */
  abandonReason: z.string(),
  outgoing: signature.nullable(),
  incoming: signature.nullable(),
  completedAt: instant.nullable(),
  /** Head of the audit chain as printed on the sheet. */
  sheetCode: z.string().nullable(),
})
export type Handover = z.infer<typeof handover>

export const handovers = {
  /** The desk shift now open and the handover under way, if any. */
  current: query('handover.read')
    .input(z.strictObject({}))
    .output(
      z.object({
        deskShift: z.object({ id, number: z.string(), openedAt: instant, openedBy: z.string() }).nullable(),
        handover: handover.nullable(),
      }),
    ),
  /** Opens the very first desk shift of a site; afterwards only a completed handover opens the next one. */
  openFirst: act('handover.write', {}).output(recorded),
  /** Freezes the report. */
  start: act('handover.write', {}).output(recorded),
  /** The blind count of both people; until then no answer tells what is expected, afterwards the numbers show. A difference needs its reason here or in `explain`. */
  count: act('handover.write', {
    handoverId: id,
    visitors: z.int().min(0).max(100_000),
    parcels: z.int().min(0).max(100_000),
    deposits: z.int().min(0).max(100_000),
    cashCountedFen: fen,
  }).output(z.object({ id })),
  /** Reasons for what differs, and the note for the next shift. */
  explain: act('handover.write', {
    handoverId: id,
    reasons: z.strictObject({
      visitors: text(200),
      parcels: text(200),
      deposits: text(200),
      cash: text(200),
    }),
    note: longText(1000),
  }).output(z.object({ id })),
  /** The outgoing person signs first. */
  signOutgoing: attempt('handover.write', 30)
    .input(z.strictObject({ requestId: z.uuidv7(), handoverId: id, credential }))
    .output(z.object({ id })),
  /** Then the incoming one, another person, who has ticked every open matter; this opens the next desk shift. */
  signIncoming: attempt('handover.write', 30)
    .input(
      z.strictObject({
        requestId: z.uuidv7(),
        handoverId: id,
        credential,
        mattersRead: z.array(text(20)).max(1000),
      }),
    )
    .output(z.object({ id, sheetCode: z.string(), nextDeskShift: z.string() })),
  /** Gives a frozen handover up, with the reason; the shift goes on. */
  abandon: act('handover.write', { handoverId: id, reason: longText(200).min(1) }).output(z.object({ id })),
  list: query('handover.read')
    .input(z.strictObject({ limit: z.int().min(1).max(200).default(50) }))
    .output(
      z.array(
        z.object({
          id,
          number: z.string(),
          state: z.enum(handoverStates),
          startedAt: instant,
          completedAt: instant.nullable(),
          outgoing: z.string(),
          incoming: z.string(),
        }),
      ),
    ),
  get: query('handover.read').input(z.strictObject({ id })).output(handover),
}
