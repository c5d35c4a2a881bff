import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { act, attempt, query } from './builder.ts'
import { drawnSignature, id, instant, required, requestId } from './values.ts'

/** Live guidance while a finger is enrolled. */
export const enrolEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('step'), step: z.enum(['press', 'lift', 'pressAgain', 'poor', 'different']) }),
  z.object({ kind: z.literal('enrolled'), fingerId: id }),
])

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
