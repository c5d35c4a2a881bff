import { and, eq, sql } from 'drizzle-orm'
import { DeskError } from '#shared/contract/errors.ts'
import type { Core } from '../../core.ts'
import { isInside } from '../../database/inside.ts'
import { visits } from '../../database/tables.ts'
import type { ArrivalInput } from './arrival.ts'

/**
 * Forms 10.1: a second visit on the same day is a new line, but the same person twice in the house is a mistake. Who was
 * not named is nobody in particular. @throws VISIT_INSIDE with the number of the line that is still open
 */
export function createAlreadyInside({ db }: Core) {
  const find = db
    .select({ number: visits.number })
    .from(visits)
    .where(
      and(isInside, eq(visits.name, sql.placeholder('name')), eq(visits.phone, sql.placeholder('phone'))),
    )
    .orderBy(visits.id)
    .prepare()
  return ({ name, phone }: ArrivalInput): void => {
    const inside = name === '' ? undefined : find.get({ name, phone: phone ?? '' })
    if (inside) throw new DeskError('VISIT_INSIDE', { number: inside.number })
  }
}
