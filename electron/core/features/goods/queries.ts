import { and, asc, desc, eq, isNotNull, lt, or, sql, type SQL } from 'drizzle-orm'
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { z } from 'zod'
import type { GoodsPass, GoodsPassWhole, passViews } from '#shared/contract/goods-passes.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { Core } from '../../core.ts'
import { goodsItems, goodsPasses, signatures, staff, visits } from '../../database/tables.ts'
import { likeFragment } from '../../names/pinyin.ts'
import { isOpen } from './passes.ts'

type ListInput = z.output<(typeof contract.goodsPass.list)['~orpc']['inputSchema'] & object>

const recorder = alias(staff, 'recorder')
const approver = alias(staff, 'approver')
const closer = alias(staff, 'closer')
const replaced = alias(goodsPasses, 'replaced')
const newer = alias(goodsPasses, 'newer')
const nameOr = (column: SQLiteColumn) => sql<string>`coalesce(${column}, '')`

/** Whoever brought it in is not here any more, or never was. */
const visitorGone = or(isNotNull(visits.leaveKind), isNotNull(visits.voidedAt)) as SQL

/** A pass as lists show it: names in place of ids, the carrier's number masked. */
const listed = {
  id: goodsPasses.id,
  number: goodsPasses.number,
  kind: goodsPasses.kind,
  direction: goodsPasses.direction,
  visitId: goodsPasses.visitId,
  visitNumber: nameOr(visits.number),
  visitorLeft: sql<number>`coalesce(${isOpen} AND ${visitorGone}, 0)`,
  replacesId: goodsPasses.replacesId,
  replacesNumber: nameOr(replaced.number),
  replacedById: newer.id,
  replacedByNumber: nameOr(newer.number),
  holderName: goodsPasses.holderName,
  holderPhone: goodsPasses.holderPhone,
  owner: goodsPasses.owner,
  room: goodsPasses.room,
  authorisation: goodsPasses.authorisation,
  movingOut: goodsPasses.movingOut,
  carrierIdKind: goodsPasses.carrierIdKind,
  carrierIdMasked: goodsPasses.carrierIdMasked,
  plate: goodsPasses.plate,
  guardName: goodsPasses.guardName,
  plannedAt: goodsPasses.plannedAt,
  note: goodsPasses.note,
  state: goodsPasses.state,
  recordedAt: goodsPasses.recordedAt,
  recordedById: goodsPasses.recordedBy,
  recordedBy: nameOr(recorder.name),
  approvedAt: goodsPasses.approvedAt,
  approvedBy: nameOr(approver.name),
  enteredAt: goodsPasses.enteredAt,
  closedAt: goodsPasses.closedAt,
  closedBy: nameOr(closer.name),
  closedReason: goodsPasses.closedReason,
  firstItem: sql<string>`coalesce((SELECT name FROM goods_items WHERE pass_id = ${goodsPasses.id} AND line = 1), '')`,
  itemCount: sql<number>`(SELECT count(*) FROM goods_items WHERE pass_id = ${goodsPasses.id})`,
}

type Row = Omit<GoodsPass, 'visitorLeft' | 'carrierIdKind'> & {
  visitorLeft: number
  carrierIdKind: string | null
}
const passOf = ({ visitorLeft, carrierIdKind, ...row }: Row): GoodsPass => ({
  ...row,
  visitorLeft: visitorLeft === 1,
  carrierIdKind: carrierIdKind as GoodsPass['carrierIdKind'],
})

const searched = [
  goodsPasses.number,
  goodsPasses.holderName,
  goodsPasses.holderPhone,
  goodsPasses.owner,
  goodsPasses.room,
  goodsPasses.plate,
]
/** LIKE folds ASCII case by itself. */
function matches(text: string): SQL | undefined {
  const fragment = likeFragment(text)
  return or(
    ...searched.map((column) => sql`${column} LIKE ${fragment} ESCAPE '\\'`),
    sql`EXISTS (SELECT 1 FROM goods_items item WHERE item.pass_id = ${goodsPasses.id}
      AND (item.name LIKE ${fragment} ESCAPE '\\' OR item.serial_number LIKE ${fragment} ESCAPE '\\'))`,
  )
}

const views: Readonly<Record<(typeof passViews)[number], SQL | undefined>> = {
  open: isOpen,
  unclaimed: and(isOpen, visitorGone),
  stopped: eq(goodsPasses.state, 'stopped'),
  all: undefined,
}

export function createGoodsQueries(core: Core) {
  const { db } = core
  const base = () =>
    db
      .select(listed)
      .from(goodsPasses)
      .leftJoin(visits, eq(visits.id, goodsPasses.visitId))
      .leftJoin(replaced, eq(replaced.id, goodsPasses.replacesId))
      .leftJoin(newer, and(eq(newer.replacesId, goodsPasses.id), sql`${newer.state} <> 'cancelled'`))
      .leftJoin(recorder, eq(recorder.id, goodsPasses.recordedBy))
      .leftJoin(approver, eq(approver.id, goodsPasses.approvedBy))
      .leftJoin(closer, eq(closer.id, goodsPasses.closedBy))

  return {
    /** Newest first; `before` continues a page. */
    list({ limit, before, text, view, visitId }: ListInput): { rows: GoodsPass[]; more: boolean } {
      const rows = base()
        .where(
          and(
            views[view],
            visitId === undefined ? undefined : eq(goodsPasses.visitId, visitId),
            before === undefined ? undefined : lt(goodsPasses.id, before),
            text === '' ? undefined : matches(text),
          ),
        )
        .orderBy(desc(goodsPasses.id))
        .limit(limit + 1)
        .all() as Row[]
      return { rows: rows.slice(0, limit).map(passOf), more: rows.length > limit }
    },

    /** One pass with its things and the owner's signature. @throws NOT_FOUND */
    get(id: number): GoodsPassWhole {
      const row = base().where(eq(goodsPasses.id, id)).get() as Row | undefined
      if (!row) throw new DeskError('NOT_FOUND', { what: 'goodsPass' })
      const items = db
        .select({
          line: goodsItems.line,
          name: goodsItems.name,
          brand: goodsItems.brand,
          serialNumber: goodsItems.serialNumber,
          quantity: goodsItems.quantity,
          hasStorage: goodsItems.hasStorage,
          passedQuantity: goodsItems.passedQuantity,
          passedSerial: goodsItems.passedSerial,
          difference: goodsItems.difference,
        })
        .from(goodsItems)
        .where(eq(goodsItems.passId, id))
        .orderBy(asc(goodsItems.line))
        .all()
      const signature = db
        .select({ image: signatures.image })
        .from(goodsPasses)
        .innerJoin(signatures, eq(signatures.id, goodsPasses.ownerSignatureId))
        .where(eq(goodsPasses.id, id))
        .get()
      return { ...passOf(row), items, ownerSignatureImage: signature?.image || null } // empty: erased
    },
  }
}
