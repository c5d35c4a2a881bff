import { implement } from '@orpc/server'
import { desc, eq, isNull, or, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { z } from 'zod'
import { contract } from '#shared/contract/index.ts'
import type { Permission } from '#shared/contract/permissions.ts'
import { isAllowed } from '../../connection.ts'
import type { Core } from '../../core.ts'
import { deposits, parcels, staff, visits } from '../../database/tables.ts'
import { likeFragment } from '../../names/pinyin.ts'
import type { CallContext } from '../../procedures.ts'

type Found = z.output<(typeof contract.search.all)['~orpc']['outputSchema'] & object>[number]

/** Answers of each kind; more would not be read. */
const shownPerKind = 8

const contains = (text: string, columns: readonly SQLiteColumn[]): SQL[] =>
  columns.map((column) => sql`${column} LIKE ${likeFragment(text)} ESCAPE '\\'`)
/** The end of a number people remember: a phone, a barcode. */
const endsWith = (text: string, columns: readonly SQLiteColumn[]): SQL[] =>
  /^\d{3,}$/.test(text)
    ? columns.map((column) => sql`${column} LIKE ${likeFragment(text).slice(0, -1)} ESCAPE '\\'`)
    : []

const line = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ')

/** One kind of thing to find: who may, and how. LIKE folds ASCII case by itself. */
interface Finder {
  readonly permission: readonly Permission[]
  find(text: string): Found[]
}

function visitFinder({ db }: Core): Finder {
  const columns = [visits.name, visits.pinyin, visits.initials, visits.number, visits.plate, visits.company]
  return {
    permission: ['visits.read'],
    find: (text) =>
      db
        .select()
        .from(visits)
        .where(
          or(...contains(text, columns), ...endsWith(text, [visits.phone]), eq(visits.badgeNumber, text)),
        )
        .orderBy(desc(isNull(visits.leaveKind)), desc(visits.id))
        .limit(shownPerKind)
        .all()
        .map((row) => ({
          kind: 'visit',
          id: row.id,
          title: row.name,
          detail: line(row.number, row.company, row.hostName, row.plate),
          open: row.leaveKind === null,
        })),
  }
}

function parcelFinder({ db }: Core): Finder {
  const columns = [parcels.recipientName, parcels.pinyin, parcels.initials, parcels.number, parcels.barcode]
  const pickupCode = sql`${parcels.shelf} || '-' || ${parcels.place}`
  return {
    permission: ['parcels.read'],
    find: (text) =>
      db
        .select()
        .from(parcels)
        .where(
          or(
            ...contains(text, columns),
            ...endsWith(text, [parcels.recipientPhoneLast4]),
            sql`${pickupCode} = ${text} COLLATE NOCASE`,
          ),
        )
        .orderBy(desc(isNull(parcels.releasedAt)), desc(parcels.id))
        .limit(shownPerKind)
        .all()
        .map((row) => ({
          kind: 'parcel',
          id: row.id,
          title: row.recipientName,
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
  return {
    permission: ['deposits.read'],
    find: (text) =>
      db
        .select()
        .from(deposits)
        .where(or(...contains(text, columns), ...endsWith(text, [deposits.phone])))
        .orderBy(desc(isNull(deposits.releasedAt)), desc(deposits.id))
        .limit(shownPerKind)
        .all()
        .map((row) => ({
          kind: 'deposit',
          id: row.id,
          title: row.guestName,
          detail: line(row.number, row.room, row.sealNumber, row.place),
          open: row.releasedAt === null,
        })),
  }
}

function staffFinder({ db }: Core): Finder {
  const columns = [staff.name, staff.pinyin, staff.initials, staff.staffNo, staff.extension, staff.department]
  return {
    permission: ['staff.find', 'staff.read'],
    find: (text) =>
      db
        .select()
        .from(staff)
        .where(or(...contains(text, columns)))
        .orderBy(desc(isNull(staff.leftAt)), staff.pinyin, staff.id)
        .limit(shownPerKind)
        .all()
        .map((row) => ({
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
  const finders = [visitFinder(core), parcelFinder(core), depositFinder(core), staffFinder(core)]
  return os.router({
    all: os.all.handler(({ input, context: { connection } }) =>
      finders
        .filter(({ permission }) => permission.some((one) => isAllowed(connection, one)))
        .flatMap(({ find }) => find(input.text)),
    ),
  })
}
