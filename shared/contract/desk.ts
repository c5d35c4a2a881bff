import { z } from 'zod'
import { consentVersions } from '../domain/consent-text.ts'
import { auditGroupNames, subjectTables } from './audit-kinds.ts'
import { act, attempt, query } from './builder.ts'
import { deposit, parcel } from './custody.ts'
import { expectedVisit } from './expected.ts'
import { goodsPassWhole } from './goods-passes.ts'
import { evacuationList, evacuationReport } from './evacuation.ts'
import { handover } from './handover.ts'
import { site } from './session.ts'
import { locales } from '../i18n/pair.ts'
import { dateText, fen, id, instant, required, text } from './values.ts'
import { receptionRules } from './reception-rules.ts'
import { erasure, heldLine } from './privacy.ts'
import { visitStatistics } from './statistics.ts'
import { traceList } from './trace.ts'
import { acceptedDocument } from './documents.ts'
import { visit } from './visitors.ts'

/** What the one search finds, in the order in which it is shown. */
export const searchKinds = [
  'visit',
  'expected',
  'vehicle',
  'goodsPass',
  'parcel',
  'deposit',
  'staff',
] as const

/** One search over everything that the signed-in person may read. */
export const search = {
  all: query('desk.use')
    .input(z.strictObject({ text: required(60) }))
    .output(
      z.array(
        z.object({
          kind: z.enum(searchKinds),
          id,
          /** Empty: a visitor who was not named, or somebody who was erased. */
          title: z.string(),
          erased: z.boolean().optional(),
          /** Of his grade. */
          gradeLetter: z.string().optional(),
          detail: z.string(),
          /** Still on site, still expected, still held, still employed. */
          open: z.boolean(),
        }),
      ),
    ),
}

export const printForms = [
  'visitBadge',
  'labelTest',
  'expectedSlip',
  'visitDocument',
  'parcelSlip',
  'depositSlip',
  'goodsPass',
  'handoverReport',
  'fingerConsent',
  'holdings',
  'erasureCertificate',
  'visitWeek',
  'visitMonth',
  'traceList',
  'evacuationList',
  'evacuationReport',
] as const
export type PrintForm = (typeof printForms)[number]

const sheet = { site, printedAt: instant, printedBy: z.string() }

/** Visits of the days from one to another, both included. */
const counted = { from: dateText, to: dateText, statistics: visitStatistics }

/** What badges are printed on, and how far the printer is off, tenths of a millimetre. */
const label = receptionRules.pick({ labelStock: true, labelShiftRight: true, labelShiftDown: true })

/** Everything a print route needs to draw one form; it holds no session of its own. */
export const printDocument = z.discriminatedUnion('form', [
  z.object({ form: z.literal('expectedSlip'), ...sheet, expected: expectedVisit }),
  z.object({
    form: z.literal('visitBadge'),
    ...sheet,
    visit,
    /** JPEG data URL of the visitor; empty: no picture. */
    photo: z.string(),
    label,
  }),
  /** There is one printer of labels: its id is 1. */
  z.object({ form: z.literal('labelTest'), ...sheet, label }),
  z.object({
    form: z.literal('visitDocument'),
    ...sheet,
    accepted: acceptedDocument.extend({
      visitNumber: z.string(),
      visitorName: z.string(),
      company: z.string(),
      recordedBy: z.string(),
    }),
  }),
  z.object({ form: z.literal('parcelSlip'), ...sheet, parcel }),
  z.object({ form: z.literal('depositSlip'), ...sheet, deposit }),
  z.object({ form: z.literal('goodsPass'), ...sheet, goodsPass: goodsPassWhole }),
  z.object({ form: z.literal('handoverReport'), ...sheet, handover }),
  z.object({ form: z.literal('traceList'), ...sheet, list: traceList }),
  z.object({
    form: z.literal('holdings'),
    ...sheet,
    asked: z.string(),
    lines: z.array(heldLine),
    retentionReason: z.string(),
  }),
  z.object({
    form: z.literal('erasureCertificate'),
    ...sheet,
    erasure,
    /** The chain up to here holds the erasures: code of its newest entry. */
    headCode: z.string(),
  }),
  z.object({ form: z.literal('visitWeek'), ...sheet, ...counted }),
  z.object({ form: z.literal('visitMonth'), ...sheet, ...counted }),
  /** There is one list: its id is 1. */
  z.object({ form: z.literal('evacuationList'), ...sheet, list: evacuationList }),
  z.object({ form: z.literal('evacuationReport'), ...sheet, report: evacuationReport }),
  z.object({
    form: z.literal('fingerConsent'),
    ...sheet,
    consent: z.object({
      staffName: z.string(),
      staffNo: z.string(),
      version: z.enum(consentVersions),
      explainedBy: z.string(),
      at: instant,
      signatureImage: z.string(),
    }),
  }),
])
export type PrintDocument = z.infer<typeof printDocument>

export const printJob = z.object({
  id,
  form: z.enum(printForms),
  subjectId: id,
  /** `handed`: the printer's program has it; whether paper came out, nobody tells us. */
  state: z.enum(['waiting', 'handed', 'failed']),
  tries: z.int(),
  problem: z.string(),
  askedAt: instant,
  askedBy: z.string(),
})
export type PrintJob = z.infer<typeof printJob>

export const print = {
  /**
   * A ticket to draw one form once, within 60 s, from a window that nobody has signed in to. What is no record's but the
   * whole desk's (`traceList`) has the id of the site, 1.
   */
  ticket: attempt('print', 60)
    .input(z.strictObject({ form: z.enum(printForms), id }))
    .output(z.object({ ticket: z.string(), jobId: id.nullable() })),
  /** How it went, as far as the window can know: handed to the printer, or why not. */
  finished: attempt('print', 120)
    .input(z.strictObject({ jobId: id, problem: text(200).nullable() }))
    .output(z.object({})),
  /** The newest hundred, newest first. */
  jobs: query('print').input(z.strictObject({})).output(z.array(printJob)),
  /** A new ticket for a job that failed, or that somebody wants once more. */
  again: attempt('print', 60)
    .input(z.strictObject({ jobId: id }))
    .output(z.object({ ticket: z.string(), jobId: id })),
  document: attempt('public', 60)
    .input(z.strictObject({ ticket: required(64) }))
    .output(printDocument),
}

/** What is wrong with the chain or the records, first found first. */
export const damageKinds = [
  'entryChanged',
  'entryMissing',
  'entryMoved',
  'newestMissing',
  'headUnreadable',
  'recordChanged',
  'recordMissing',
  'recordUnknown',
  'fileDamaged',
] as const

export const verification = z.object({
  ok: z.boolean(),
  entries: z.int(),
  /** First broken entry of the chain, null when whole. */
  firstBroken: z.int().nullable(),
  damage: z.array(z.object({ kind: z.enum(damageKinds), seq: z.int().nullable(), detail: z.string() })),
  headSeq: z.int(),
  headCode: z.string(),
})
export type Verification = z.infer<typeof verification>

export const auditEntry = z.object({
  seq: z.int(),
  at: instant,
  kind: z.string(),
  /** Empty: the desk itself. */
  actor: z.string(),
  /** `name`: the number in its register, or what the list calls it; empty where there is neither. */
  subject: z.object({ table: z.enum(subjectTables), id, name: z.string() }).nullable(),
  /** JSON. */
  facts: z.string(),
})
export type AuditEntry = z.infer<typeof auditEntry>

export const audit = {
  verify: attempt('audit.verify', 6).input(z.strictObject({})).output(verification),
  /** Takes the code of a signed sheet and says whether the chain still leads through it. */
  checkSheet: attempt(['handover.read', 'audit.verify'], 30)
    .input(z.strictObject({ code: required(80) }))
    .output(
      z.discriminatedUnion('result', [
        z.object({ result: z.literal('matches'), handover: z.string(), seq: z.int(), signedAt: instant }),
        z.object({ result: z.literal('broken'), sinceSeq: z.int() }),
        z.object({ result: z.literal('unknown') }),
      ]),
    ),
  entries: query('audit.read')
    .input(
      z.strictObject({
        before: z.int().optional(),
        limit: z.int().min(1).max(200).default(100),
        group: z.enum(auditGroupNames).optional(),
        /** Only what this person did; 0: what the desk did by itself. */
        actorId: z.int().min(0).optional(),
        from: instant.optional(),
        to: instant.optional(),
      }),
    )
    .output(z.array(auditEntry)),
  /** Who may stand behind an entry: everybody who could ever sign in, also after leaving. */
  actors: query('audit.read')
    .input(z.strictObject({}))
    .output(z.array(z.object({ id, name: z.string(), left: z.boolean() }))),
  /** The newest entries are gone and no backup has them: says so for good, and lets the registers be written again. */
  acknowledgeLoss: act('audit.acknowledge', { reason: required(120) }, 10).output(z.object({})),
}

export const settings = {
  get: query('desk.use')
    .input(z.strictObject({}))
    .output(site.extend({ visitReasons: z.array(z.string()), closeVisitsAtMinute: z.int() })),
  save: act('settings.write', {
    siteName: required(80),
    deskName: required(40),
    lockAfterMinutes: z.int().min(1).max(240),
    cashFloatFen: fen,
    scannerPrefix: text(4),
    printLocale: z.enum(locales),
    /** Offered on the visitor form, in this order. */
    visitReasons: z.array(required(40)).min(1).max(30),
    /** Minute of the day at which visits nobody saw end are closed by the system; 1440 is midnight. */
    closeVisitsAtMinute: z.int().min(1).max(1440),
  }).output(z.object({})),
}

export const backup = {
  run: attempt('backup.run', 6)
    .input(z.strictObject({}))
    .output(z.object({ file: z.string(), bytes: z.int(), entries: z.int(), at: instant })),
  list: query('backup.run')
    .input(z.strictObject({}))
    .output(z.array(z.object({ file: z.string(), bytes: z.int(), entries: z.int(), at: instant }))),
}

/** Numbers for the first screen of the day; null while two people count exactly these without being told. */
export const today = {
  summary: query('desk.use')
    .input(z.strictObject({}))
    .output(
      z.object({
        onSite: z.int().nullable(),
        visitsToday: z.int(),
        parcelsHeld: z.int().nullable(),
        depositsHeld: z.int().nullable(),
        mattersOpen: z.int(),
        staffPresent: z.int(),
        visitsByHour: z.array(z.int()).length(24),
      }),
    ),
}
