import { DeskError } from '#shared/contract/errors.ts'
import type { Grade, VisitType } from '#shared/contract/reception.ts'
import type { Core } from '../../core.ts'
import { createGrades } from './grades.ts'
import { createVisitTypes } from './types.ts'

/** The type and the grade that a form gives somebody, if it gives any. @throws FIELD_INVALID, RECEPTION_RETIRED */
export function createChosen(core: Core) {
  const types = createVisitTypes(core)
  const grades = createGrades(core)

  function chosen<T extends { readonly retiredAt: number | null }>(
    id: number | null,
    find: (id: number) => T | undefined,
    field: 'typeId' | 'gradeId',
  ): T | null {
    if (id === null) return null
    const one = find(id)
    if (!one) throw new DeskError('FIELD_INVALID', { field })
    if (one.retiredAt !== null) throw new DeskError('RECEPTION_RETIRED', {})
    return one
  }

  return ({ typeId, gradeId }: { readonly typeId: number | null; readonly gradeId: number | null }) => ({
    type: chosen<VisitType>(typeId, types.find, 'typeId'),
    grade: chosen<Grade>(gradeId, grades.find, 'gradeId'),
  })
}
