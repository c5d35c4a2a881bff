import { presetGrades, presetTypes } from '#shared/domain/reception-presets.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { siteKinds } from '#shared/contract/values.ts'
import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { createGrades } from './grades.ts'
import { createVisitTypes } from './types.ts'

/**
 * The usual types and grades of a kind of site, for its first start or for a site of an earlier version. Inside an act;
 * `places` are where visitors wait. @throws ALREADY_DONE when the site has any of its own
 */
export function createAdopting(core: Core) {
  const grades = createGrades(core)
  const types = createVisitTypes(core)
  return (kind: (typeof siteKinds)[number], places: readonly string[], scope: ActScope): void => {
    if (grades.list(true).length + types.list(true).length > 0)
      throw new DeskError('ALREADY_DONE', { what: 'reception' })
    const ids = new Map(
      presetGrades(places).map((grade) => [grade.letter, grades.save({ id: null, ...grade }, scope)]),
    )
    for (const { grade, ...type } of presetTypes(kind))
      types.save({ id: null, ...type, gradeId: ids.get(grade) ?? null }, scope)
  }
}
