import { z } from 'zod'
import { locales } from '../i18n/pair.ts'
import { act, query } from './builder.ts'
import { drawnSignature, id, instant, longText, personName, phone, required, text } from './values.ts'

/** How a visitor accepts a document: reads it and says so, or signs it. */
export const acceptances = ['read', 'sign'] as const

/** What a document says and asks for; an empty English part is shown in Chinese. */
export const documentFields = {
  title: required(60),
  titleEn: text(120),
  text: longText(20_000).min(1),
  textEn: longText(20_000),
  /** Types of visitor that it is for; none: everybody. */
  typeIds: z.array(id).max(60),
  acceptance: z.enum(acceptances),
  /** Asked again so many days after it was accepted; null: only when its text changes. */
  validDays: z.int().min(1).max(3660).nullable(),
}

export const visitDocument = z.object({
  id,
  /** Stays the same through all versions. */
  code: z.string(),
  version: z.int(),
  ...documentFields,
  publishedAt: instant,
  publishedBy: z.string(),
  retiredAt: instant.nullable(),
})
export type VisitDocument = z.infer<typeof visitDocument>

/** A document as whoever has to accept it sees it. */
export const dueDocument = visitDocument.pick({
  id: true,
  version: true,
  title: true,
  titleEn: true,
  text: true,
  textEn: true,
  acceptance: true,
})
export type DueDocument = z.infer<typeof dueDocument>

/** One document accepted, in the language it was read in. */
export const acceptance = z.strictObject({
  documentId: id,
  language: z.enum(locales),
  signature: drawnSignature.nullable(),
})
export type Acceptance = z.infer<typeof acceptance>

/** What somebody accepted at a visit: exactly that text, in that language. */
export const acceptedDocument = dueDocument.extend({
  acceptanceId: id,
  documentId: id,
  code: z.string(),
  language: z.enum(locales),
  acceptedAt: instant,
  /** PNG data URL; null where reading was enough. */
  signatureImage: z.string().nullable(),
})
export type AcceptedDocument = z.infer<typeof acceptedDocument>

export const documents = {
  /** The newest version of each document, those no longer asked for last. */
  list: query(['visits.read', 'reception.write']).input(z.strictObject({})).output(z.array(visitDocument)),
  /** Types of visitor that a document may be for. */
  types: query('reception.write')
    .input(z.strictObject({}))
    .output(z.array(z.object({ id, name: z.string(), nameEn: z.string() }))),
  /** Every version there ever was, newest first: what was signed stays readable. */
  versions: query(['visits.read', 'reception.write'])
    .input(z.strictObject({ code: required(20) }))
    .output(z.array(visitDocument)),
  /** A new document, or a new version of one; everybody is asked for a new version again. */
  publish: act('reception.write', { code: required(20).nullable(), ...documentFields }, 30).output(
    z.object({ id, version: z.int() }),
  ),
  /** No longer asked for; what was accepted stays. */
  retire: act('reception.write', { code: required(20) }, 30).output(z.object({ id })),
  /** What this person still has to accept. Who accepted before is known again by name and phone together. */
  due: query('visits.write')
    .input(z.strictObject({ typeId: id.nullable(), name: personName, phone: phone.nullable() }))
    .output(z.array(dueDocument)),
  /** What was accepted at one visit. */
  ofVisit: query('visits.read')
    .input(z.strictObject({ visitId: id }))
    .output(z.array(acceptedDocument)),
}
