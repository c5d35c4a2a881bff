import { and, asc, eq, inArray } from 'drizzle-orm'
import { courseKinds, type CourseEntry } from '#shared/contract/leaving.ts'
import type { Core } from '../../core.ts'
import { auditEntries, lentPasses, staff } from '../../database/tables.ts'

/** Every fact that an entry of the course may hold; what an entry does not speak of is null. */
const unknown = { leaveKind: null, saidBy: null, leftAt: null, stayUntil: null, hostOutcome: null }

/** What became of a visit after it was registered, read from the chain: also what was taken back. */
export function createCourse({ db }: Core) {
  return (visitId: number) => ({
    passes: db.select().from(lentPasses).where(eq(lentPasses.visitId, visitId)).orderBy(lentPasses.id).all(),
    entries: db
      .select({
        seq: auditEntries.seq,
        at: auditEntries.at,
        kind: auditEntries.kind,
        by: staff.name,
        facts: auditEntries.facts,
      })
      .from(auditEntries)
      .leftJoin(staff, eq(staff.id, auditEntries.actorId))
      .where(
        and(
          eq(auditEntries.subjectTable, 'visits'),
          eq(auditEntries.subjectId, visitId),
          inArray(auditEntries.kind, [...courseKinds]),
        ),
      )
      .orderBy(asc(auditEntries.seq))
      .all()
      .map(({ facts, kind, by, ...entry }) => ({
        ...unknown,
        ...(JSON.parse(facts) as Partial<CourseEntry>),
        ...entry,
        kind: kind as CourseEntry['kind'],
        by: by ?? '',
      })),
  })
}
