import { and, eq, inArray } from 'drizzle-orm'
import { DeskError } from '#shared/contract/errors.ts'
import type { Core } from '../../core.ts'
import { goodsPasses } from '../../database/tables.ts'

export type PassRow = typeof goodsPasses.$inferSelect

/** Nothing has been decided about it for good. */
export const isOpen = inArray(goodsPasses.state, ['asked', 'approved', 'inside'])

/** One pass as it stands. @throws NOT_FOUND */
export function passRow({ db }: Core, id: number): PassRow {
  const row = db.select().from(goodsPasses).where(eq(goodsPasses.id, id)).get()
  if (!row) throw new DeskError('NOT_FOUND', { what: 'goodsPass' })
  return row
}

/** What a visitor brought in and has not taken out again: whoever signs him out has to be told. Oldest first. */
export function openPassesOf({ db }: Core, visitId: number): { id: number; number: string }[] {
  return db
    .select({ id: goodsPasses.id, number: goodsPasses.number })
    .from(goodsPasses)
    .where(and(eq(goodsPasses.visitId, visitId), isOpen))
    .orderBy(goodsPasses.id)
    .all()
}
