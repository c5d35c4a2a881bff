import { z } from 'zod'
import { act, attempt, query } from './builder.ts'
import { ownAnswers } from './reception.ts'
import { lentNow, passAnswers, saidBys, visitLeaving } from './leaving.ts'
import { acceptance } from './documents.ts'
import { photoGiven } from './photos.ts'
import {
  id,
  idKind,
  idKinds,
  idNumber,
  instant,
  page,
  phone,
  plate,
  recorded,
  required,
  text,
} from './values.ts'

/**
 * The three ways a visit ends, which never look alike: somebody saw the visitor leave, the host said so, or the system
 * closed the visit. Only the first two have a leaving time.
 */
export const leaveKinds = ['seen', 'said', 'system'] as const

/** Registered and waiting for an answer, let in, or not let in. */
export const admissions = ['waiting', 'admitted', 'refused'] as const

/** The visitor register form, column by column (来访人员登记表). */
export const visitFields = {
  /** Empty only where the grade of reception is anonymous. */
  name: text(64),
  phone: phone.nullable(),
  idKind: idKind.nullable(),
  idNumber: idNumber.nullable(),
  /** A remembered visit whose ID number is taken over, so that it need not leave the core to be typed again. */
  reuseIdOf: id.nullable(),
  company: text(80),
  hostId: id.nullable(),
  /** Whom he visits when that person is not on the staff list. */
  hostName: text(60),
  /** Empty only where the type of visitor does not ask; then the type's name stands for it. */
  reason: text(80),
  plate: plate,
  companions: z.int().min(0).max(99),
  companionNames: text(200),
  goods: text(200),
  badgeNumber: text(20),
  /** The visitor agreed that his details are filled in next time. */
  remember: z.boolean(),
  typeId: id.nullable().default(null),
  gradeId: id.nullable().default(null),
  /** Who he was expected as; that expected visit becomes this visit, once. */
  expectedId: id.nullable().default(null),
  /** The receptionist lets him in outside his hours, on his day. */
  lateOrEarly: z.boolean().default(false),
  /** Where he waits or is led to. */
  place: text(40).default(''),
  escort: text(60).default(''),
  /** When he means to leave; left out, the type of visitor decides. */
  stayUntil: instant.nullable().default(null),
  ownFields: ownAnswers.default({}),
  /** Lent beside the badge: each must come back. */
  passes: lentNow.default([]),
  /** What he accepted just now; documents accepted before need not come again. */
  documents: z.array(acceptance).max(20).default([]),
  photo: photoGiven.nullable().default(null),
  /** Dangerous goods, fever or the like; null: not asked. A yes is not registered but raises the alarm. */
  hazards: z.boolean().nullable().default(null),
}

export const visit = z.object({
  id,
  number: z.string(),
  name: z.string(),
  phone: z.string(),
  idKind: z.enum(idKinds).nullable(),
  /** Masked: first three and last four characters. */
  idNumberMasked: z.string(),
  company: z.string(),
  hostId: id.nullable(),
  hostName: z.string(),
  hostDepartment: z.string(),
  reason: z.string(),
  plate: z.string(),
  companions: z.int(),
  companionNames: z.string(),
  goods: z.string(),
  badgeNumber: z.string(),
  /** Numbers of the passes he has now, joined by a comma. */
  passesOut: z.string(),
  typeId: id.nullable(),
  gradeId: id.nullable(),
  /** Of the grade; empty: no grade. Stands in for the name of somebody who was not named. */
  gradeLetter: z.string(),
  expectedId: id.nullable(),
  place: z.string(),
  escort: z.string(),
  stayUntil: instant.nullable(),
  /** What he answered about dangerous goods and fever; null: not asked. */
  hazards: z.boolean().nullable(),
  /** Whether he may go up; null: nobody had to be asked. */
  admission: z.enum(admissions).nullable(),
  /** Taken back: registered by mistake, never inside. */
  voidedAt: instant.nullable(),
  erasedAt: instant.nullable(),
  arrivedAt: instant,
  recordedAt: instant,
  recordedBy: z.string(),
  leaveKind: z.enum(leaveKinds).nullable(),
  leftAt: instant.nullable(),
  leftRecordedAt: instant.nullable(),
  leftRecordedBy: z.string(),
})
export type Visit = z.infer<typeof visit>

/** One line whole, with the answers to the own fields of its type. */
export const visitRecord = visit.extend({ ownFields: ownAnswers })
export type VisitRecord = z.infer<typeof visitRecord>

export const visitors = {
  register: act('visits.write', {
    ...visitFields,
    /** When he arrived, if typed in later than it happened (power cut, paper sheet); otherwise left out. */
    arrivedAt: instant.optional(),
    /** Refuse with VISIT_INSIDE when somebody of this name and phone is inside already. */
    unlessInside: z.boolean().default(false),
  }).output(recorded),
  /** Everybody inside, or those whom a fragment fits; during a blind count (see `handovers.count`) only with a fragment. */
  onSite: query('visits.read')
    .input(z.strictObject({ text: text(60).default('') }))
    .output(z.array(visit)),
  /** During a blind count only with a fragment, and only the first page of it. */
  list: query('visits.read')
    .input(
      z.strictObject({
        ...page,
        text: text(60).default(''),
        from: instant.optional(),
        to: instant.optional(),
      }),
    )
    .output(z.object({ rows: z.array(visit), more: z.boolean() })),
  get: query('visits.read').input(z.strictObject({ id })).output(visitRecord),
  /** The fields to fill in for a returning visitor; his ID number stays in the core and is reused by `reuseIdOf`. */
  recall: query('visits.read')
    .input(z.strictObject({ visitId: id }))
    .output(
      z.object({
        name: z.string(),
        phone: z.string(),
        company: z.string(),
        idKind: z.enum(idKinds).nullable(),
        idNumberMasked: z.string(),
        hostId: id.nullable(),
        hostName: z.string(),
        reason: z.string(),
        plate: z.string(),
        /** null: none, or one no longer in use. */
        typeId: id.nullable(),
        gradeId: id.nullable(),
        /** Without those that are asked again. */
        ownFields: ownAnswers,
      }),
    ),
  leave: act('visits.write', {
    visitId: id,
    kind: z.enum(['seen', 'said']),
    leftAt: instant.optional(),
    /** Who said so; of no meaning when he was seen. */
    saidBy: z.enum(saidBys).default('host'),
    /** What became of each pass that he had: all of them, or PASS_UNANSWERED. */
    passes: passAnswers.default([]),
  }).output(recorded),
  ...visitLeaving,
  /** Decrypts one ID number for the eyes of the signed-in person; who, whose and why go into the audit chain. */
  revealIdNumber: attempt('idNumber.reveal', 20)
    .input(z.strictObject({ visitId: id, reason: required(120) }))
    .output(z.object({ idNumber: z.string() })),
  /** Reasons offered by the site's preset. */
  reasons: query('visits.read').input(z.strictObject({})).output(z.array(z.string())),
}
