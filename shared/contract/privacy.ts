import { z } from 'zod'
import { act, attempt, query } from './builder.ts'
import { retentionPeriods } from './reception-rules.ts'
import { id, idNumber, instant, phone, required, text } from './values.ts'

/** Registers that hold something about outsiders. */
export const heldRegisters = [
  'visits',
  'photos',
  'documents',
  'expected',
  'vehicles',
  'goodsPasses',
  'watchHits',
  'watchEntries',
  'evacuations',
  'parcels',
  'deposits',
] as const
export type HeldRegister = (typeof heldRegisters)[number]

/**
 * Why something may not be erased yet: he is inside; a lent pass is out; his car is still here; internet cafés keep 60 days (条例 23); goods passes are
 * kept a year; the thing is still in custody; what was given back may still be claimed; only the end of a phone is held and
 * the name is another; he is on the watch list.
 */
export const keepRules = [
  'inside',
  'passOut',
  'carInside',
  'internetCafe',
  'goodsYear',
  'inCustody',
  'custodyProof',
  'otherName',
  'watched',
  'running',
] as const
export type KeepRule = (typeof keepRules)[number]

/** What kinds of data a line holds. */
export const heldKinds = [
  'name',
  'phone',
  'idNumber',
  'company',
  'plate',
  'goods',
  'photo',
  'signature',
  'note',
] as const
export type HeldKind = (typeof heldKinds)[number]

export const heldLine = z.object({
  register: z.enum(heldRegisters),
  id,
  /** Its number on paper; of a thing without one, that of its visit. */
  number: z.string(),
  at: instant,
  kinds: z.array(z.enum(heldKinds)),
  /** When it is erased by itself; null: not by itself. */
  diesAt: instant.nullable(),
  keptBy: z.enum(keepRules).nullable(),
})
export type HeldLine = z.infer<typeof heldLine>

/** A person by what only he knows whole; exactly one of the two. */
export const personAsked = z
  .strictObject({ phone: phone.nullable(), idNumber: idNumber.nullable() })
  .refine((asked) => (asked.phone === null) !== (asked.idNumber === null))

export const holdings = z.object({
  /** Prints the answer within ten minutes. */
  inquiryId: id,
  /** Masked: what was asked for. */
  asked: z.string(),
  lines: z.array(heldLine).max(2000),
  /** More is held than the answer shows. */
  more: z.boolean(),
})
export type Holdings = z.infer<typeof holdings>

export const erasure = z.object({
  id,
  number: z.string(),
  basis: z.enum(['period', 'request']),
  reason: z.string(),
  /** Days, as they were then. */
  periods: z.object({
    visits: z.int(),
    photos: z.int(),
    remembered: z.int(),
    /** Certificates of an earlier version do not name them. */
    things: z.object({ parcels: z.int(), deposits: z.int(), watchEntries: z.int() }).optional(),
  }),
  erased: z.partialRecord(z.enum(heldRegisters), z.int()),
  kept: z.array(z.object({ register: z.enum(heldRegisters), number: z.string(), rule: z.enum(keepRules) })),
  erasedAt: instant,
  erasedBy: z.string(),
})
export type Erasure = z.infer<typeof erasure>

/** What shorter periods would take, by register. */
export const retentionCounts = z.object({
  visits: z.int(),
  photos: z.int(),
  parcels: z.int(),
  deposits: z.int(),
  watchEntries: z.int(),
})
export type RetentionCounts = z.infer<typeof retentionCounts>

export const privacy = {
  /** Everything held about the person with this phone or ID number; the question goes into the chain. */
  holdings: attempt('privacy.read', 20).input(personAsked).output(holdings),
  /**
   * Erases what may be erased of what `holdings` found, and says by its number and rule what may not. A parcel knows only the
   * end of a phone: it goes when it was for somebody of this name.
   */
  erase: act(
    'visits.erase',
    { inquiryId: id, reason: required(120), parcelName: text(60).default('') },
    10,
  ).output(z.object({ id, number: z.string(), erased: z.int(), kept: z.int() })),
  /** Certificates, newest first. */
  erasures: query('privacy.read')
    .input(z.strictObject({ before: id.optional() }))
    .output(z.array(erasure)),
  /** How many would go at once if these periods were saved, beyond what goes today anyway. */
  preview: query('reception.write', 60).input(retentionPeriods).output(retentionCounts),
}
