import { eq } from 'drizzle-orm'
import { DeskError } from '#shared/contract/errors.ts'
import type { Core } from '../../core.ts'
import { visitTypes } from '../../database/tables.ts'

/** What a visitor without a type is asked: nothing has to be, a photo may be. */
const untyped = { photoRule: 'optional', hazardsQuestion: false } as const

/** What the type of a visitor asks of him beside the columns of the form. */
export function createVisitTypeRules({ db }: Core) {
  return {
    /** @throws FIELD_INVALID for a type that is not there */
    of(typeId: number | null) {
      if (typeId === null) return untyped
      const type = db
        .select({ photoRule: visitTypes.photoRule, hazardsQuestion: visitTypes.hazardsQuestion })
        .from(visitTypes)
        .where(eq(visitTypes.id, typeId))
        .get()
      if (!type) throw new DeskError('FIELD_INVALID', { field: 'typeId' })
      return type
    },
  }
}
