import { and, eq, isNull } from 'drizzle-orm'
import { DeskError } from '#shared/contract/errors.ts'
import type { Core } from '../../core.ts'
import { fingers } from '../../database/tables.ts'
import type { ReaderSupervisor } from '../../readers/supervisor.ts'

/** Slots of a reader that the desk calls filled. */
export const slotsOf = (core: Core, readerId: number): number[] =>
  core.db
    .select({ slot: fingers.slot })
    .from(fingers)
    .where(and(eq(fingers.readerId, readerId), isNull(fingers.deletedAt)))
    .all()
    .map(({ slot }) => slot)

/**
 * Slots that neither the desk nor the module calls filled, the lowest first.
 * @throws READER_ABSENT, READER_REFUSED for a reader that only tells cards
 */
export function* freeSlots(core: Core, supervisor: ReaderSupervisor, readerId: number): Generator<number> {
  const info = supervisor.info()
  if (!info) throw new DeskError('READER_ABSENT', {})
  if (!info.canEnrol) throw new DeskError('READER_REFUSED', { reason: 'unsupported' })
  const taken = new Set([...slotsOf(core, readerId), ...(info.occupied ?? [])])
  for (let slot = 0; slot < info.capacity; slot += 1) if (!taken.has(slot)) yield slot
}

/** @throws READER_FULL and what `freeSlots` throws */
export function freeSlot(core: Core, supervisor: ReaderSupervisor, readerId: number): number {
  for (const slot of freeSlots(core, supervisor, readerId)) return slot
  throw new DeskError('READER_FULL', {})
}
