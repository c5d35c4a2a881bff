import { and, desc, eq, isNotNull, isNull, lt, or, sql, type SQL } from 'drizzle-orm'
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { z } from 'zod'
import type { Deposit } from '#shared/contract/custody.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { Core } from '../../core.ts'
import { deposits, signatures, staff } from '../../database/tables.ts'
import { likeFragment } from '../../names/pinyin.ts'
import { createBlindCount } from '../handover/blind-count.ts'

type ListInput = z.output<(typeof contract.deposits.list)['~orpc']['inputSchema'] & object>

const stamper = alias(staff, 'stamper')
const sealer = alias(staff, 'sealer')
const releaser = alias(staff, 'releaser')
const approver = alias(staff, 'approver')

const nameOr = (column: SQLiteColumn) => sql<string>`coalesce(${column}, '')`

/** A deposit as lists show it: names in place of ids, the ID number masked, without the pictures of the signatures. */
const listed = {
  id: deposits.id,
  number: deposits.number,
  guestName: deposits.guestName,
  phone: deposits.phone,
  room: deposits.room,
  idKind: deposits.idKind,
  idNumberMasked: deposits.idNumberMasked,
  contents: deposits.contents,
  method: deposits.method,
  declaredFen: deposits.declaredFen,
  countedFen: deposits.countedFen,
  cashLines: deposits.cashLines,
  sealNumber: deposits.sealNumber,
  place: deposits.place,
  deskStampAt: deposits.deskStampAt,
  deskStampBy: nameOr(stamper.name),
  sealerName: nameOr(sealer.name),
  depositedAt: deposits.depositedAt,
  recordedAt: deposits.recordedAt,
  releasedAt: deposits.releasedAt,
  releasedBy: nameOr(releaser.name),
  recountedFen: deposits.recountedFen,
  recountLines: deposits.recountLines,
  sealIntact: deposits.sealIntact,
  differenceReason: deposits.differenceReason,
  approvedBy: nameOr(approver.name),
  erasedAt: deposits.erasedAt,
}

const searched = [
  deposits.guestName,
  deposits.pinyin,
  deposits.initials,
  deposits.phone,
  deposits.room,
  deposits.number,
  deposits.sealNumber,
  deposits.place,
]

/** LIKE folds ASCII case by itself. */
const matches = (fragment: string): SQL | undefined =>
  or(...searched.map((column) => sql`${column} LIKE ${likeFragment(fragment)} ESCAPE '\\'`))

type Images = Pick<Deposit, 'guestSignatureImage' | 'sealerSignatureImage' | 'releaseSignatureImage'>
const noImages: Images = { guestSignatureImage: '', sealerSignatureImage: '', releaseSignatureImage: null }

type Row = { idKind: string | null; cashLines: string; recountLines: string | null } & Omit<
  Deposit,
  keyof Images | 'idKind' | 'cashLines' | 'recountLines'
>

const depositOf = ({ idKind, cashLines, recountLines, ...row }: Row, images: Images): Deposit => ({
  ...row,
  ...images,
  idKind: idKind as Deposit['idKind'],
  cashLines: JSON.parse(cashLines) as Deposit['cashLines'],
  recountLines: recountLines === null ? null : (JSON.parse(recountLines) as Deposit['cashLines']),
})

export function createDepositQueries(core: Core) {
  const { db } = core
  const blindCount = createBlindCount(core)
  const base = () =>
    db
      .select(listed)
      .from(deposits)
      .leftJoin(stamper, eq(stamper.id, deposits.deskStampBy))
      .leftJoin(sealer, eq(sealer.id, deposits.sealerId))
      .leftJoin(releaser, eq(releaser.id, deposits.releasedBy))
      .leftJoin(approver, eq(approver.id, deposits.approvedBy))

  function imagesOf(id: number): Images {
    const guest = alias(signatures, 'guest_signature')
    const sealing = alias(signatures, 'sealer_signature')
    const release = alias(signatures, 'release_signature')
    return (
      db
        .select({
          guestSignatureImage: guest.image,
          sealerSignatureImage: sealing.image,
          releaseSignatureImage: sql<string | null>`nullif(${release.image}, '')`, // empty: erased
        })
        .from(deposits)
        .innerJoin(guest, eq(guest.id, deposits.guestSignatureId))
        .innerJoin(sealing, eq(sealing.id, deposits.sealerSignatureId))
        .leftJoin(release, eq(release.id, deposits.releaseSignatureId))
        .where(eq(deposits.id, id))
        .get() ?? noImages
    )
  }

  return {
    /** Held ones, or those released, newest first; `before` continues a page. @throws BEING_COUNTED */
    list(input: ListInput): { rows: Deposit[]; more: boolean } {
      const { limit, before, text, held } = input.held ? blindCount.narrow(input) : input
      const rows = base()
        .where(
          and(
            held ? isNull(deposits.releasedAt) : isNotNull(deposits.releasedAt),
            before === undefined ? undefined : lt(deposits.id, before),
            text === '' ? undefined : matches(text),
          ),
        )
        .orderBy(desc(deposits.id))
        .limit(limit + 1)
        .all()
      return { rows: rows.slice(0, limit).map((row) => depositOf(row, noImages)), more: rows.length > limit }
    },

    /** One deposit with all its signatures. @throws NOT_FOUND */
    get(id: number): Deposit {
      const row = base().where(eq(deposits.id, id)).get()
      if (!row) throw new DeskError('NOT_FOUND', { what: 'deposit' })
      return depositOf(row, imagesOf(id))
    },
  }
}
