import { z } from 'zod'
import { oneLine, paragraphs } from '../domain/one-line.ts'

/**
 * Limits of what anybody may send; every free text has one. Sizes in characters, images in bytes of base64. A text is one
 * line: what a pasted table or a right-to-left name brings along is cleaned away. `longText` keeps its lines.
 */
export const text = (max: number) => z.string().overwrite(oneLine).trim().max(max)
export const required = (max: number) => text(max).min(1)
export const longText = (max: number) => z.string().overwrite(paragraphs).trim().max(max)

/** Client-made UUIDv7: time-ordered, so that its index grows at one end. */
export const requestId = z.uuidv7()
export const id = z.int().positive()
/** UTC milliseconds. */
export const instant = z.int().min(0).max(8_640_000_000_000_000)
/** Integer fen, never floating point; at most one hundred million yuan. */
export const fen = z.int().min(0).max(10_000_000_000)
/** YYYY-MM-DD in the site's time zone. */
export const dateText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const personName = required(64)
export const phone = z
  .string()
  .trim()
  .regex(/^[+\d][\d\s-]{2,23}$/)
  .max(24)
export const plate = z.string().overwrite(oneLine).trim().toUpperCase().max(12)
export const pin = z.string().regex(/^\d{4,12}$/)
export const password = z.string().min(8).max(200)
export const staffNo = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9-]{1,20}$/)

export const idKinds = [
  'residentId',
  'passport',
  'driverLicence',
  'military',
  'hkMacauPermit',
  'taiwanPermit',
  'other',
] as const
export const idKind = z.enum(idKinds)
export const idNumber = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-Z-]{4,30}$/)

export const siteKinds = ['office', 'hotel', 'residential', 'internetCafe'] as const
export const siteKind = z.enum(siteKinds)

/** One page of a list: newest first, continued by passing the last row's id as `before`. */
export const page = { limit: z.int().min(1).max(200).default(100), before: id.optional() }

/** A drawn signature: strokes for the proof, a PNG data URL (at most about 150 KB) for print. */
export const drawnSignature = z.strictObject({
  strokes: z
    .array(z.array(z.strictObject({ x: z.number(), y: z.number(), time: z.number() })).max(5000))
    .min(1)
    .max(200),
  image: z.string().startsWith('data:image/png;base64,').max(200_000),
})

/** How a person proves who he is when he signs: PIN, or the one-time token of a finger just put on the reader. */
export const credential = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pin'), staffId: id, pin: z.string().min(1).max(200) }),
  z.strictObject({ kind: z.literal('finger'), proof: z.string().length(32) }),
])
export type Credential = z.infer<typeof credential>

/** What every act on a numbered record answers: no personal data, because the answer is stored with the request. */
export const recorded = z.object({ id, number: z.string(), recordedAt: instant })
