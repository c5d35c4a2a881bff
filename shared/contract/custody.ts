import { z } from 'zod'
import { act, query } from './builder.ts'
import {
  credential,
  drawnSignature,
  fen,
  id,
  idKind,
  idKinds,
  idNumber,
  instant,
  page,
  personName,
  phone,
  recorded,
  required,
  text,
} from './values.ts'

/** Notes that change how a parcel is handled. */
export const parcelMarks = ['cold', 'cashOnDelivery', 'valuable', 'fragile'] as const
/** Who collects: the addressee or somebody else, which is put on record. */
export const collectorKinds = ['recipient', 'colleague', 'family', 'courier', 'other'] as const

export const parcel = z.object({
  id,
  number: z.string(),
  barcode: z.string(),
  carrier: z.string(),
  recipientId: id.nullable(),
  recipientName: z.string(),
  recipientPhoneLast4: z.string(),
  /** The shelf address, which is the pickup code: shelf-layer-place, for instance 2-5-18. */
  pickupCode: z.string(),
  marks: z.array(z.enum(parcelMarks)),
  note: z.string(),
  receivedAt: instant,
  recordedAt: instant,
  recordedBy: z.string(),
  releasedAt: instant.nullable(),
  collectorName: z.string(),
  collectorKind: z.enum(collectorKinds).nullable(),
  releasedBy: z.string(),
  signatureImage: z.string().nullable(),
  /** Its people are gone, the line stays. */
  erasedAt: instant.nullable(),
})
export type Parcel = z.infer<typeof parcel>

export const parcels = {
  receive: act('parcels.write', {
    barcode: text(60),
    carrier: text(40),
    recipientId: id.nullable(),
    recipientName: personName,
    recipientPhoneLast4: z.string().regex(/^(\d{4})?$/),
    shelf: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9]{1,4}-[A-Za-z0-9]{1,3}$/),
    marks: z.array(z.enum(parcelMarks)).max(4),
    note: text(200),
    receivedAt: instant.optional(),
  }).output(recorded.extend({ pickupCode: z.string() })),
  /** Shelves in use with the next free place, fullest last: the first is the suggestion. No numbers during a blind count. */
  shelves: query('parcels.read')
    .input(z.strictObject({}))
    .output(z.array(z.object({ shelf: z.string(), held: z.int().nullable(), next: z.string().nullable() }))),
  /**
   * Held ones, or those already collected; lists leave the signature's picture out. What is held is searched for, not listed,
   * during a blind count: BEING_COUNTED without a text or for a further page.
   */
  list: query('parcels.read')
    .input(
      z.strictObject({
        ...page,
        text: text(60).default(''),
        held: z.boolean().default(true),
        /** Only those received before, UTC ms: what lies too long. */
        receivedBefore: instant.optional(),
      }),
    )
    .output(z.object({ rows: z.array(parcel), more: z.boolean() })),
  get: query('parcels.read').input(z.strictObject({ id })).output(parcel),
  /** Several parcels of one collector may go against one signature. */
  release: act('parcels.write', {
    parcelIds: z.array(id).min(1).max(50),
    collectorName: personName,
    collectorKind: z.enum(collectorKinds),
    signature: drawnSignature,
  }).output(z.object({ ids: z.array(id), releasedAt: instant })),
}

/** Civil Code 898: the keeper examines (counts) or seals. A sealed sum is declared, never verified. */
export const depositMethods = ['counted', 'sealed'] as const
/** The marks a sealed or counted deposit carries; none may be missing (house rule B2). */
export const depositMarks = ['deskStamp', 'guestSignature', 'sealerSignature'] as const
/** Notes and coins of the renminbi in fen, largest first. */
export const denominationsFen = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10] as const

export const cashLine = z.strictObject({
  denominationFen: z.literal(denominationsFen),
  quantity: z.int().min(0).max(100_000),
})

export const deposit = z.object({
  id,
  number: z.string(),
  guestName: z.string(),
  phone: z.string(),
  room: z.string(),
  idKind: z.enum(idKinds).nullable(),
  idNumberMasked: z.string(),
  contents: z.string(),
  method: z.enum(depositMethods),
  /** What the guest says is inside. */
  declaredFen: z.int(),
  /** What the desk counted in his presence; null when sealed, not counted. */
  countedFen: z.int().nullable(),
  cashLines: z.array(cashLine),
  sealNumber: z.string(),
  place: z.string(),
  deskStampAt: instant,
  deskStampBy: z.string(),
  sealerName: z.string(),
  guestSignatureImage: z.string(),
  sealerSignatureImage: z.string(),
  depositedAt: instant,
  recordedAt: instant,
  releasedAt: instant.nullable(),
  releasedBy: z.string(),
  recountedFen: z.int().nullable(),
  sealIntact: z.boolean().nullable(),
  differenceReason: z.string(),
  /** Notes and coins at the recount; null while held. Empty when a sealed deposit went back unopened. */
  recountLines: z.array(cashLine).nullable(),
  /** Who approved a broken seal or a difference; empty when none was needed. */
  approvedBy: z.string(),
  releaseSignatureImage: z.string().nullable(),
  /** Its people are gone, the line stays. Pictures of signatures are then empty. */
  erasedAt: instant.nullable(),
})
export type Deposit = z.infer<typeof deposit>

const cashLines = z.array(cashLine).max(denominationsFen.length)

export const deposits = {
  open: act('deposits.write', {
    guestName: personName,
    phone: phone.nullable(),
    room: text(20),
    idKind: idKind.nullable(),
    idNumber: idNumber.nullable(),
    contents: required(200),
    method: z.enum(depositMethods),
    declaredFen: fen,
    cashLines,
    sealNumber: required(30),
    place: required(40),
    deskStamp: z.boolean(),
    guestSignature: drawnSignature.nullable(),
    sealerSignature: drawnSignature.nullable(),
    depositedAt: instant.optional(),
  }).output(recorded),
  /** Held ones, or those already released; lists leave the signatures' pictures out. During a blind count as `parcels.list`. */
  list: query('deposits.read')
    .input(z.strictObject({ ...page, text: text(60).default(''), held: z.boolean().default(true) }))
    .output(z.object({ rows: z.array(deposit), more: z.boolean() })),
  get: query('deposits.read').input(z.strictObject({ id })).output(deposit),
  /**
   * Hands the deposit back against the guest's signature after a recount in front of him. A counted deposit whose recount
   * differs, or a broken seal, needs a reason and the credential of a duty manager who is not the one releasing. A sealed
   * deposit may go back unopened with an empty recount; what is counted at its opening is recorded, not compared.
   */
  release: act('deposits.write', {
    depositId: id,
    sealIntact: z.boolean(),
    recount: cashLines,
    guestSignature: drawnSignature.nullable(),
    differenceReason: text(200),
    approval: credential.nullable(),
  }).output(recorded),
}
