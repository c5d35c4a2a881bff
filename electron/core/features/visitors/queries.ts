import { and, desc, eq, gte, isNull, lt, lte, or, sql, type SQL } from 'drizzle-orm'
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Visit } from '#shared/contract/visitors.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { Core } from '../../core.ts'
import { staff, visits } from '../../database/tables.ts'
import { likeFragment } from '../../names/pinyin.ts'
import { maskPhone } from '../../security/fields.ts'
import { createBlindCount } from '../handover/blind-count.ts'

interface ListInput {
  readonly limit: number
  readonly before?: number | undefined
  readonly text: string
  readonly from?: number | undefined
  readonly to?: number | undefined
}

const host = alias(staff, 'host')
const recorder = alias(staff, 'recorder')
const leaver = alias(staff, 'leaver')

const nameOr = (column: SQLiteColumn) => sql<string>`coalesce(${column}, '')`

/** A visit as lists and forms show it: names in place of ids, the ID number masked. */
const shown = {
  id: visits.id,
  number: visits.number,
  name: visits.name,
  phone: visits.phone,
  idKind: visits.idKind,
  idNumberMasked: visits.idNumberMasked,
  company: visits.company,
  hostId: visits.hostId,
  hostName: visits.hostName,
  hostDepartment: sql<string>`coalesce(${host.department}, '')`,
  reason: visits.reason,
  plate: visits.plate,
  companions: visits.companions,
  companionNames: visits.companionNames,
  goods: visits.goods,
  badgeNumber: visits.badgeNumber,
  arrivedAt: visits.arrivedAt,
  recordedAt: visits.recordedAt,
  recordedBy: nameOr(recorder.name),
  leaveKind: visits.leaveKind,
  leftAt: visits.leftAt,
  leftRecordedAt: visits.leftRecordedAt,
  leftRecordedBy: nameOr(leaver.name),
}

/** Columns a fragment is looked for in. */
const searched = [
  visits.name,
  visits.pinyin,
  visits.initials,
  visits.phone,
  visits.plate,
  visits.company,
  visits.number,
]

function matches(fragment: string): SQL | undefined {
  const pattern = likeFragment(fragment.toLowerCase())
  return or(...searched.map((column) => sql`lower(${column}) LIKE ${pattern} ESCAPE '\\'`))
}

/** The same for whoever stands at the desk, badge in hand. */
const isLookedFor = (text: string) => or(matches(text), eq(visits.badgeNumber, text))

export function createVisitQueries(core: Core) {
  const { db } = core
  const blindCount = createBlindCount(core)
  const base = () =>
    db
      .select(shown)
      .from(visits)
      .leftJoin(host, eq(host.id, visits.hostId))
      .leftJoin(recorder, eq(recorder.id, visits.recordedBy))
      .leftJoin(leaver, eq(leaver.id, visits.leftRecordedBy))

  return {
    /** Everybody inside whom the fragment fits, longest first. @throws BEING_COUNTED */
    onSite(text: string): Visit[] {
      const { limit } = blindCount.narrow({ text, limit: Number.MAX_SAFE_INTEGER })
      return base()
        .where(and(isNull(visits.leaveKind), text === '' ? undefined : isLookedFor(text)))
        .orderBy(visits.arrivedAt, visits.id)
        .limit(limit)
        .all() as Visit[]
    },

    /**
     * The register, newest first; `before` continues a page, `text` is a fragment of any shown column. It tells who is still
     * inside. @throws BEING_COUNTED
     */
    list(input: ListInput): { rows: Visit[]; more: boolean } {
      const { limit, before, text, from, to } = blindCount.narrow(input)
      const rows = base()
        .where(
          and(
            before === undefined ? undefined : lt(visits.id, before),
            from === undefined ? undefined : gte(visits.arrivedAt, from),
            to === undefined ? undefined : lte(visits.arrivedAt, to),
            text === '' ? undefined : isLookedFor(text),
          ),
        )
        .orderBy(desc(visits.id))
        .limit(limit + 1)
        .all() as Visit[]
      return { rows: rows.slice(0, limit), more: rows.length > limit }
    },

    get(id: number): Visit {
      const visit = base().where(eq(visits.id, id)).get() as Visit | undefined
      if (!visit) throw new DeskError('NOT_FOUND', { what: 'visit' })
      return visit
    },

    /** The newest visit of each remembered person the fragment fits, most frequent person first. */
    findReturning(text: string) {
      return db
        .select({
          visitId: sql<number>`max(${visits.id})`,
          name: visits.name,
          phone: visits.phone,
          company: visits.company,
          lastVisitAt: sql<number>`max(${visits.arrivedAt})`,
          visits: sql<number>`count(*)`,
        })
        .from(visits)
        .where(and(eq(visits.remember, true), matches(text)))
        .groupBy(visits.name, visits.phone)
        .orderBy(desc(sql`count(*)`), desc(sql`max(${visits.id})`))
        .limit(8)
        .all()
        .map(({ phone, ...person }) => ({ ...person, phoneMasked: maskPhone(phone) }))
    },

    /** What is filled in for a returning visitor who agreed to be remembered. */
    recall(visitId: number) {
      const visit = base()
        .where(and(eq(visits.id, visitId), eq(visits.remember, true)))
        .get() as Visit | undefined
      if (!visit) throw new DeskError('NOT_FOUND', { what: 'visit' })
      const { name, phone, company, idKind, idNumberMasked, hostId, hostName, reason, plate } = visit
      return { name, phone, company, idKind, idNumberMasked, hostId, hostName, reason, plate }
    },
  }
}
