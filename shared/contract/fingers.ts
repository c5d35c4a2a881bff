import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { consentVersions } from '../domain/consent-text.ts'
import { act, attempt, query } from './builder.ts'
import { drawnSignature, id, instant, required, requestId } from './values.ts'

/** Why a press was no good, as words the interface has advice for. */
export const poorReasons = [
  'captureFailed',
  'tooDry',
  'tooWet',
  'disordered',
  'fewPoints',
  'noImage',
  'residualPrint',
  'other',
] as const

/** Presses are counted from 1; how many there will be, only the module knows. */
const press = z.int().min(1)

/** Live guidance while a finger is enrolled. */
export const enrolEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('step'),
    step: z.enum(['press', 'lift', 'pressAgain', 'poor', 'different']),
    press,
    /** Of a poor press. */
    reason: z.enum(poorReasons).nullable(),
  }),
  /** `oldKept`: the finger it stands for could not be deleted and still works. */
  z.object({ kind: z.literal('enrolled'), fingerId: id, oldKept: z.boolean() }),
])

/** How well a press fits what is stored: by the reader's score, or only whether it fits where the reader tells none. */
export const fingerQualities = ['good', 'fair', 'weak', 'recognised', 'unknown'] as const

/** What the press that tries a finger out comes to. */
export const tryEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting') }),
  z.object({ kind: z.literal('poor'), reason: z.enum(poorReasons) }),
  z.object({ kind: z.literal('tried'), quality: z.enum(fingerQualities), score: z.int().nullable() }),
])

export const fingers = {
  /** The consents a person has signed, newest first. */
  consents: query('fingers.write')
    .input(z.strictObject({ staffId: id }))
    .output(
      z.array(
        z.object({
          id,
          version: z.enum(consentVersions),
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
          readerId: id,
          readerName: z.string(),
          slot: z.int(),
          enrolledAt: instant,
          deletedAt: instant.nullable(),
          /** null: never tried out, or deleted. */
          quality: z.enum(fingerQualities).nullable(),
          endReason: z.enum(['removed', 'consentEnded', 'readerReplaced', 'enrolledAgain']).nullable(),
          /** A copy lies on the PC. */
          copied: z.boolean(),
        }),
      ),
    ),
  consent: act('fingers.write', {
    staffId: id,
    /** The text that is in use now. */
    version: z.enum(consentVersions),
    /** The equal alternative (staff number and PIN) was offered. */
    alternativeOffered: z.literal(true),
    signature: drawnSignature,
  }).output(z.object({ id })),
  /**
   * Presses on the reader. Needs a consent that is not withdrawn. Ends with `enrolled` or a typed error. `replaces`: the
   * finger that is enrolled again on the same reader; it goes after the new one is there, or, `oldFirst`, before.
   */
  enrol: attempt('fingers.write', 20)
    .input(
      z.strictObject({
        requestId,
        staffId: id,
        readerId: id,
        label: required(20),
        replaces: id.nullable().default(null),
        oldFirst: z.boolean().default(false),
      }),
    )
    .output(eventIterator(enrolEvent)),
  /** One more press on the finger's reader, which is no punch: shows how well the finger is read. Waits 60 s. */
  tryOut: attempt('fingers.write', 30)
    .input(z.strictObject({ fingerId: id }))
    .output(eventIterator(tryEvent)),
  remove: attempt('fingers.write', 30)
    .input(z.strictObject({ requestId, fingerId: id, reason: required(120) }))
    .output(z.object({ id })),
  /** Whose fingers went with a reader's old module and who has none on the new one yet. */
  toEnrolAgain: query('fingers.write')
    .input(z.strictObject({}))
    .output(
      z.array(
        z.object({
          staffId: id,
          name: z.string(),
          staffNo: z.string(),
          department: z.string(),
          readerId: id,
          readerName: z.string(),
        }),
      ),
    ),
  /** Whether encrypted copies of the templates are kept on this PC, and the text that is signed because of that. */
  copies: query('fingers.write')
    .input(z.strictObject({}))
    .output(z.object({ kept: z.boolean(), version: z.enum(consentVersions), count: z.int() })),
  /** Off deletes every copy. */
  keepCopies: act('settings.write', { kept: z.boolean() }, 20).output(z.object({})),
}
