import { eq } from 'drizzle-orm'
import { ownAnswers, type OwnAnswers } from '#shared/contract/reception.ts'
import type { Visit } from '#shared/contract/visitors.ts'
import type { Core } from '../../core.ts'
import { visits } from '../../database/tables.ts'
import { createGrades } from '../reception/grades.ts'
import { createVisitTypes } from '../reception/types.ts'

/** Answers to the own fields of a type, as visits keep them. */
export function createOwnFields(core: Core) {
  const types = createVisitTypes(core)
  const grades = createGrades(core)

  function of(visitId: number): OwnAnswers {
    const row = core.db.select({ text: visits.ownFields }).from(visits).where(eq(visits.id, visitId)).get()
    return ownAnswers.parse(JSON.parse(row?.text ?? '{}'))
  }

  return {
    of,
    /** Type, grade and answers to begin the next visit with: what is still in use and not asked again each time. */
    next({ id, typeId, gradeId }: Pick<Visit, 'id' | 'typeId' | 'gradeId'>) {
      const type = typeId === null ? undefined : types.find(typeId)
      const grade = gradeId === null ? undefined : grades.find(gradeId)
      const kept = (type?.fields.own ?? []).filter(({ rule, askAgain }) => rule !== 'hidden' && !askAgain)
      const answers = of(id)
      return {
        typeId: type?.retiredAt === null ? type.id : null,
        gradeId: grade?.retiredAt === null ? grade.id : null,
        ownFields: Object.fromEntries(
          kept.flatMap(({ key }) => (answers[key] === undefined ? [] : [[key, answers[key]]])),
        ) as OwnAnswers,
      }
    },
  }
}
