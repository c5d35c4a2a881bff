import { implement } from '@orpc/server'
import { desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { contract } from '#shared/contract/index.ts'
import { isAllowed } from '../../connection.ts'
import type { Core } from '../../core.ts'
import { insideSql } from '../../database/inside.ts'
import { deposits, parcels, receptionGrades, staff, visits } from '../../database/tables.ts'
import { matchAnything } from '../../search/match.ts'
import type { CallContext } from '../../procedures.ts'
import {
  contains,
  endsWith,
  line,
  placeholder,
  shownPerKind,
  valuesOf,
  type Finder,
} from './search-finder.ts'
import { expectedFinder, goodsPassFinder, vehicleFinder } from './search-reception.ts'

/** Visits: those still open are few and read one by one, those that are over come from the index. */
function visitFinder({ db, sqlite, visitSearch }: Core): Finder {
  const rows = db
    .select()
    .from(visits)
    .where(inArray(visits.id, sql`(SELECT value FROM json_each(${placeholder('ids')}))`))
    .orderBy(desc(isNull(visits.leaveKind)), desc(visits.id))
    .prepare()
  const letterOf = (gradeId: number | null) => {
    const grade = db
      .select()
      .from(receptionGrades)
      .where(eq(receptionGrades.id, gradeId ?? 0))
      .get()
    return grade?.letter ?? ''
  }
  function idsOf(text: string): number[] {
    const match = matchAnything(text)
    const open = sqlite
      .prepare(
        `SELECT v.id FROM visits v INDEXED BY visits_open WHERE ${insideSql} AND (${match.where}) ORDER BY v.id DESC LIMIT ?`,
      )
      .pluck()
      .all(shownPerKind, match.values) as number[]
    const limit = shownPerKind - open.length
    return limit === 0 ? open : [...open, ...visitSearch.find(match, { limit, over: true })]
  }
  return {
    permission: ['visits.read'],
    find: (text) =>
      rows.all({ ids: JSON.stringify(idsOf(text)) }).map((row) => ({
        kind: 'visit',
        id: row.id,
        title: row.name,
        ...(row.erasedAt === null ? {} : { erased: true }),
        ...(row.name === '' ? { gradeLetter: letterOf(row.gradeId) } : {}),
        detail: line(row.number, row.company, row.hostName, row.plate),
        open: row.leaveKind === null && row.voidedAt === null,
      })),
  }
}

function parcelFinder({ db }: Core): Finder {
  const columns = [parcels.recipientName, parcels.pinyin, parcels.initials, parcels.number, parcels.barcode]
  const pickupCode = sql`${parcels.shelf} || '-' || ${parcels.place}`
  const rows = db
    .select()
    .from(parcels)
    .where(
      or(
        ...contains(columns),
        endsWith(parcels.recipientPhoneLast4),
        sql`${pickupCode} = ${placeholder('text')} COLLATE NOCASE`,
      ),
    )
    .orderBy(desc(isNull(parcels.releasedAt)), desc(parcels.id))
    .limit(shownPerKind)
    .prepare()
  return {
    permission: ['parcels.read'],
    find: (text) =>
      rows.all(valuesOf(text)).map((row) => ({
        kind: 'parcel',
        id: row.id,
        title: row.recipientName,
        ...(row.erasedAt === null ? {} : { erased: true }),
        detail: line(row.number, `${row.shelf}-${row.place}`, row.carrier, row.barcode),
        open: row.releasedAt === null,
      })),
  }
}

function depositFinder({ db }: Core): Finder {
  const columns = [
    deposits.guestName,
    deposits.pinyin,
    deposits.initials,
    deposits.number,
    deposits.sealNumber,
    deposits.room,
  ]
  const rows = db
    .select()
    .from(deposits)
    .where(or(...contains(columns), endsWith(deposits.phone)))
    .orderBy(desc(isNull(deposits.releasedAt)), desc(deposits.id))
    .limit(shownPerKind)
    .prepare()
  return {
    permission: ['deposits.read'],
    find: (text) =>
      rows.all(valuesOf(text)).map((row) => ({
        kind: 'deposit',
        id: row.id,
        title: row.guestName,
        ...(row.erasedAt === null ? {} : { erased: true }),
        detail: line(row.number, row.room, row.sealNumber, row.place),
        open: row.releasedAt === null,
      })),
  }
}

function staffFinder({ db }: Core): Finder {
  const columns = [staff.name, staff.pinyin, staff.initials, staff.staffNo, staff.extension, staff.department]
  const rows = db
    .select()
    .from(staff)
    .where(or(...contains(columns)))
    .orderBy(desc(isNull(staff.leftAt)), staff.pinyin, staff.id)
    .limit(shownPerKind)
    .prepare()
  return {
    permission: ['staff.find', 'staff.read'],
    find: (text) =>
      rows.all(valuesOf(text)).map((row) => ({
        kind: 'staff',
        id: row.id,
        title: row.name,
        detail: line(row.staffNo, row.department, row.extension),
        open: row.leftAt === null,
      })),
  }
}

/** One box that finds everything the signed-in person may read: open things first, newest first. */
export function searchProcedures(core: Core) {
  const os = implement(contract.search).$context<CallContext>()
  const finders = [
    visitFinder(core),
    expectedFinder(core),
    vehicleFinder(core),
    goodsPassFinder(core),
    parcelFinder(core),
    depositFinder(core),
    staffFinder(core),
  ]
  return os.router({
    all: os.all.handler(({ input, context: { connection } }) =>
      finders
        .filter(({ permission }) => permission.some((one) => isAllowed(connection, one)))
        .flatMap(({ find }) => find(input.text)),
    ),
  })
}
