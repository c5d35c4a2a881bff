import { z } from 'zod'
import { differences } from '../domain/goods-pass.ts'
import { act, query } from './builder.ts'
import {
  credential,
  drawnSignature,
  id,
  idKind,
  idKinds,
  idNumber,
  instant,
  page,
  personName,
  phone,
  plate,
  recorded,
  required,
  text,
} from './values.ts'

/** Brought in by a visitor; taken out by a tenant or a department; moved in or out of a machine room. */
export const goodsPassKinds = ['in', 'out', 'machineRoom'] as const
export const passDirections = ['in', 'out', 'inOut'] as const
export const passStates = ['asked', 'approved', 'inside', 'passed', 'stopped', 'cancelled'] as const
/** `unclaimed`: still inside although the visitor has left. */
export const passViews = ['open', 'unclaimed', 'stopped', 'all'] as const

const quantity = z.int().min(1).max(99_999)
const line = z.int().min(1).max(99)

export const goodsItem = z.object({
  line,
  name: z.string(),
  brand: z.string(),
  serialNumber: z.string(),
  quantity: z.int(),
  /** Can carry data out. */
  hasStorage: z.boolean(),
  /** What was found at the door; null: not compared yet. */
  passedQuantity: z.int().nullable(),
  passedSerial: z.string().nullable(),
  difference: z.enum(differences).nullable(),
})
export type GoodsItem = z.infer<typeof goodsItem>

/** 物品放行条, one pass one number. */
export const goodsPass = z.object({
  id,
  number: z.string(),
  kind: z.enum(goodsPassKinds),
  direction: z.enum(passDirections),
  visitId: id.nullable(),
  visitNumber: z.string(),
  /** The visitor has left; his things are still to be compared. */
  visitorLeft: z.boolean(),
  replacesId: id.nullable(),
  replacesNumber: z.string(),
  /** The pass written in place of this one, once it was stopped. */
  replacedById: id.nullable(),
  replacedByNumber: z.string(),
  holderName: z.string(),
  holderPhone: z.string(),
  owner: z.string(),
  room: z.string(),
  authorisation: z.string(),
  movingOut: z.boolean(),
  carrierIdKind: z.enum(idKinds).nullable(),
  carrierIdMasked: z.string(),
  plate: z.string(),
  guardName: z.string(),
  plannedAt: instant.nullable(),
  note: z.string(),
  state: z.enum(passStates),
  recordedAt: instant,
  recordedById: z.int(),
  recordedBy: z.string(),
  approvedAt: instant.nullable(),
  approvedBy: z.string(),
  enteredAt: instant.nullable(),
  closedAt: instant.nullable(),
  closedBy: z.string(),
  closedReason: z.string(),
  /** First thing of the list, and how many lines there are: what a list shows. */
  firstItem: z.string(),
  itemCount: z.int(),
})
export type GoodsPass = z.infer<typeof goodsPass>

export const goodsPassWhole = goodsPass.extend({
  items: z.array(goodsItem),
  ownerSignatureImage: z.string().nullable(),
})
export type GoodsPassWhole = z.infer<typeof goodsPassWhole>

export const goodsPasses = {
  /** Moving out needs the owner's own signature. `replacesId`: the stopped pass that this one is written for. */
  issue: act('goods.write', {
    kind: z.enum(goodsPassKinds),
    direction: z.enum(passDirections),
    visitId: id.nullable(),
    replacesId: id.nullable(),
    holderName: personName,
    holderPhone: phone.nullable(),
    owner: text(80),
    room: text(40),
    authorisation: text(120),
    movingOut: z.boolean(),
    plate,
    plannedAt: instant.nullable(),
    note: text(200),
    items: z
      .array(
        z.strictObject({
          name: required(60),
          brand: text(80),
          serialNumber: text(60),
          quantity,
          hasStorage: z.boolean(),
        }),
      )
      .min(1)
      .max(99),
    ownerSignature: drawnSignature.nullable(),
  }).output(recorded),
  /** By the credential of somebody who may approve and who did not ask for it: SAME_PERSON. */
  approve: act('goods.write', { passId: id, approval: credential }).output(recorded),
  /** Approved things go in; on the way out they are compared. */
  enter: act('goods.write', { passId: id }).output(recorded),
  /**
   * Every line as it was found at the door, and what was there beside it. One difference stops the pass: the answer says so,
   * it is no failure. Nothing differs: passed.
   */
  compare: act('goods.write', {
    passId: id,
    found: z
      .array(z.strictObject({ line, quantity: z.int().min(0).max(99_999), serialNumber: text(60) }))
      .min(1)
      .max(99),
    /** Things that are not on the pass; empty: none. */
    unlisted: text(200),
    carrierIdKind: idKind.nullable(),
    carrierIdNumber: idNumber.nullable(),
    plate,
    guardName: text(60),
  }).output(recorded.extend({ passed: z.boolean(), differences: z.int() })),
  cancel: act('goods.write', { passId: id, reason: required(200) }).output(recorded),
  /** Newest first. `text` is a fragment of any shown column or of a thing's name or serial number. */
  list: query('goods.read')
    .input(
      z.strictObject({
        ...page,
        text: text(60).default(''),
        view: z.enum(passViews).default('open'),
        visitId: id.optional(),
      }),
    )
    .output(z.object({ rows: z.array(goodsPass), more: z.boolean() })),
  get: query('goods.read').input(z.strictObject({ id })).output(goodsPassWhole),
}
