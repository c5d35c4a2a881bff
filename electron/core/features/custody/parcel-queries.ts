import { and, desc, eq, isNotNull, isNull, lt, or, sql, type SQL } from 'drizzle-orm'
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { z } from 'zod'
import type { Parcel } from '#shared/contract/custody.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import { pickupCodeOf } from '#shared/domain/shelf.ts'
import type { Core } from '../../core.ts'
import { parcels, signatures, staff } from '../../database/tables.ts'
import { likeFragment } from '../../names/pinyin.ts'
import { createBlindCount } from '../handover/blind-count.ts'

type ListInput = z.output<(typeof contract.parcels.list)['~orpc']['inputSchema'] & object>

const recorder = alias(staff, 'recorder')
const releaser = alias(staff, 'releaser')

const nameOr = (column: SQLiteColumn) => sql<string>`coalesce(${column}, '')`

/** A parcel as lists show it: names in place of ids, without the picture of the signature. */
const listed = {
  id: parcels.id,
  number: parcels.number,
  barcode: parcels.barcode,
  carrier: parcels.carrier,
  recipientId: parcels.recipientId,
  recipientName: parcels.recipientName,
  recipientPhoneLast4: parcels.recipientPhoneLast4,
  shelf: parcels.shelf,
  place: parcels.place,
  marks: parcels.marks,
  note: parcels.note,
  receivedAt: parcels.receivedAt,
  recordedAt: parcels.recordedAt,
  recordedBy: nameOr(recorder.name),
  releasedAt: parcels.releasedAt,
  collectorName: parcels.collectorName,
  collectorKind: parcels.collectorKind,
  releasedBy: nameOr(releaser.name),
  erasedAt: parcels.erasedAt,
}

const searched = [
  parcels.recipientName,
  parcels.pinyin,
  parcels.initials,
  parcels.recipientPhoneLast4,
  parcels.barcode,
  parcels.number,
  parcels.carrier,
  sql`${parcels.shelf} || '-' || ${parcels.place}`,
]

/** LIKE folds ASCII case by itself. */
const matches = (fragment: string): SQL | undefined =>
  or(...searched.map((column) => sql`${column} LIKE ${likeFragment(fragment)} ESCAPE '\\'`))

type Row = { shelf: string; place: number; marks: string } & Omit<
  Parcel,
  'pickupCode' | 'marks' | 'signatureImage'
>

const parcelOf = ({ shelf, place, marks, ...row }: Row, signatureImage: string | null): Parcel => ({
  ...row,
  pickupCode: pickupCodeOf(shelf, place),
  marks: JSON.parse(marks) as Parcel['marks'],
  signatureImage,
})

export function createParcelQueries(core: Core) {
  const { db } = core
  const blindCount = createBlindCount(core)
  const base = () =>
    db
      .select(listed)
      .from(parcels)
      .leftJoin(recorder, eq(recorder.id, parcels.recordedBy))
      .leftJoin(releaser, eq(releaser.id, parcels.releasedBy))

  return {
    /** Held ones, or those collected, newest first; `before` continues a page. @throws BEING_COUNTED */
    list(input: ListInput): { rows: Parcel[]; more: boolean } {
      const { limit, before, text, held, receivedBefore } = input.held ? blindCount.narrow(input) : input
      const rows = base()
        .where(
          and(
            held ? isNull(parcels.releasedAt) : isNotNull(parcels.releasedAt),
            before === undefined ? undefined : lt(parcels.id, before),
            receivedBefore === undefined ? undefined : lt(parcels.receivedAt, receivedBefore),
            text === '' ? undefined : matches(text),
          ),
        )
        .orderBy(desc(parcels.id))
        .limit(limit + 1)
        .all()
      return { rows: rows.slice(0, limit).map((row) => parcelOf(row, null)), more: rows.length > limit }
    },

    /** One parcel with the signature it was collected against. @throws NOT_FOUND */
    get(id: number): Parcel {
      const row = base().where(eq(parcels.id, id)).get()
      if (!row) throw new DeskError('NOT_FOUND', { what: 'parcel' })
      const signature = db
        .select({ image: signatures.image })
        .from(parcels)
        .innerJoin(signatures, eq(signatures.id, parcels.signatureId))
        .where(eq(parcels.id, id))
        .get()
      // one that others went against as well is theirs now
      return parcelOf(row, row.erasedAt === null ? (signature?.image ?? null) : null)
    },
  }
}
