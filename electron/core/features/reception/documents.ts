import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { DueDocument, VisitDocument } from '#shared/contract/documents.ts'
import type { Core } from '../../core.ts'
import { staff, visitDocuments, visitTypes } from '../../database/tables.ts'

/** The part that is shown to whoever accepts it. */
export const dueOf = ({
  id,
  version,
  title,
  titleEn,
  text,
  textEn,
  acceptance,
}: VisitDocument): DueDocument => ({
  id,
  version,
  title,
  titleEn,
  text,
  textEn,
  acceptance,
})

/** House rules, confidentiality, privacy notice: a changed text is a new version, and old ones stay as they were signed. */
export function createVisitDocuments(core: Core) {
  const { db } = core
  const newest = sql`(SELECT max(id) FROM visit_documents GROUP BY code)`

  const select = (where: ReturnType<typeof and>) =>
    db
      .select({ document: visitDocuments, publishedBy: sql<string>`coalesce(${staff.name}, '')` })
      .from(visitDocuments)
      .leftJoin(staff, eq(staff.id, visitDocuments.publishedBy))
      .where(where)
      .orderBy(
        asc(sql`${visitDocuments.retiredAt} IS NOT NULL`),
        desc(visitDocuments.version),
        visitDocuments.id,
      )
  const plain = ({ document, publishedBy }: ReturnType<ReturnType<typeof select>['all']>[number]) => ({
    ...document,
    typeIds: JSON.parse(document.typeIds) as number[],
    publishedBy,
  })
  const read = (where: ReturnType<typeof and>): VisitDocument[] => select(where).all().map(plain)
  // asked at every arrival: building the query anew costs as much as the commit
  const inForce = select(and(inArray(visitDocuments.id, newest), isNull(visitDocuments.retiredAt))).prepare()

  return {
    /** The newest version of every document, those no longer asked for last. */
    list: () =>
      read(inArray(visitDocuments.id, newest)).sort(
        (a, b) => Number(a.retiredAt !== null) - Number(b.retiredAt !== null) || a.id - b.id,
      ),

    /** Types of visitor that a document may be for, in their order. */
    types: () =>
      db
        .select({ id: visitTypes.id, name: visitTypes.name, nameEn: visitTypes.nameEn })
        .from(visitTypes)
        .where(isNull(visitTypes.retiredAt))
        .orderBy(visitTypes.position, visitTypes.id)
        .all(),

    versions: (code: string) => read(eq(visitDocuments.code, code)),

    /** What a visitor of a type has to accept, as it stands today. `typeId` null: he has no type. */
    asked: (typeId: number | null): VisitDocument[] =>
      inForce
        .all()
        .map(plain)
        .filter(({ typeIds }) => typeIds.length === 0 || (typeId !== null && typeIds.includes(typeId)))
        .sort((a, b) => a.id - b.id),
  }
}
