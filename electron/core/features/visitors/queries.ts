import { and, desc, eq, gte, inArray, isNull, lt, lte, sql } from 'drizzle-orm'
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Visit, VisitRecord } from '#shared/contract/visitors.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { Core } from '../../core.ts'
import { receptionGrades, staff, visits } from '../../database/tables.ts'
import { matchRegister } from '../../search/match.ts'
import type { Page } from '../../search/visit-search.ts'
import { createBlindCount } from '../handover/blind-count.ts'
import { isInside } from '../../database/inside.ts'
import { createOwnFields } from './own-fields.ts'

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
  passesOut: sql<string>`coalesce((SELECT group_concat(p.number, ', ') FROM lent_passes p
    WHERE p.visit_id = ${visits.id} AND p.returned_at IS NULL AND p.lost_at IS NULL), '')`,
  typeId: visits.typeId,
  gradeId: visits.gradeId,
  gradeLetter: nameOr(receptionGrades.letter),
  expectedId: visits.expectedId,
  place: sql<string>`coalesce(${visits.place}, '')`,
  escort: sql<string>`coalesce(${visits.escort}, '')`,
  stayUntil: visits.stayUntil,
  hazards: visits.hazards,
  admission: visits.admission,
  voidedAt: visits.voidedAt,
  erasedAt: visits.erasedAt,
  arrivedAt: visits.arrivedAt,
  recordedAt: visits.recordedAt,
  recordedBy: nameOr(recorder.name),
  leaveKind: visits.leaveKind,
  leftAt: visits.leftAt,
  leftRecordedAt: visits.leftRecordedAt,
  leftRecordedBy: nameOr(leaver.name),
}

const inIds = (ids: readonly number[]) =>
  inArray(visits.id, sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`)

export function createVisitQueries(core: Core) {
  const { db, visitSearch } = core
  const blindCount = createBlindCount(core)
  const ownFields = createOwnFields(core)
  const base = () =>
    db
      .select(shown)
      .from(visits)
      .leftJoin(host, eq(host.id, visits.hostId))
      .leftJoin(recorder, eq(recorder.id, visits.recordedBy))
      .leftJoin(leaver, eq(leaver.id, visits.leftRecordedBy))
      .leftJoin(receptionGrades, eq(receptionGrades.id, visits.gradeId))

  const byIdsQuery = base()
    .where(inArray(visits.id, sql`(SELECT value FROM json_each(${sql.placeholder('ids')}))`))
    .orderBy(desc(visits.id))
    .prepare()
  const byIds = (ids: readonly number[]) => byIdsQuery.all({ ids: JSON.stringify(ids) }) as Visit[]

  const newest = ({ limit, before, from, to }: Page) =>
    base()
      .where(
        and(
          before === undefined ? undefined : lt(visits.id, before),
          from === undefined ? undefined : gte(visits.arrivedAt, from),
          to === undefined ? undefined : lte(visits.arrivedAt, to),
        ),
      )
      .orderBy(desc(visits.id))
      .limit(limit)
      .all() as Visit[]

  return {
    /** Everybody inside whom the fragment fits, longest first. @throws BEING_COUNTED */
    onSite(text: string): Visit[] {
      const { limit } = blindCount.narrow({ text, limit: Number.MAX_SAFE_INTEGER })
      const among = text === '' ? undefined : inIds(visitSearch.findOpen(matchRegister(text)))
      return base()
        .where(and(isInside, among))
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
      const page = { limit: limit + 1, before, from, to }
      const rows = text === '' ? newest(page) : byIds(visitSearch.find(matchRegister(text), page))
      return { rows: rows.slice(0, limit), more: rows.length > limit }
    },

    get(id: number): VisitRecord {
      const visit = base().where(eq(visits.id, id)).get() as Visit | undefined
      if (!visit) throw new DeskError('NOT_FOUND', { what: 'visit' })
      return { ...visit, ownFields: ownFields.of(id) }
    },

    /** What is filled in for a returning visitor who agreed to be remembered. */
    recall(visitId: number) {
      const visit = base()
        .where(and(eq(visits.id, visitId), eq(visits.remember, true), isNull(visits.voidedAt)))
        .get() as Visit | undefined
      if (!visit) throw new DeskError('NOT_FOUND', { what: 'visit' })
      const { name, phone, company, idKind, idNumberMasked, hostId, hostName, reason, plate } = visit
      const known = { name, phone, company, idKind, idNumberMasked, hostId, hostName, reason, plate }
      return { ...known, ...ownFields.next(visit) }
    },
  }
}
