import { and, eq, isNull } from 'drizzle-orm'
import { DeskError } from '#shared/contract/errors.ts'
import type { Core } from '../../core.ts'
import { fingers } from '../../database/tables.ts'
import type { StoredFinger } from './erasure.ts'

/** A finger that is still enrolled, and whose it is. @throws NOT_FOUND */
export function liveFinger(core: Core, fingerId: number): StoredFinger & { readonly staffId: number } {
  const finger = core.db
    .select({ id: fingers.id, readerId: fingers.readerId, slot: fingers.slot, staffId: fingers.staffId })
    .from(fingers)
    .where(and(eq(fingers.id, fingerId), isNull(fingers.deletedAt)))
    .get()
  if (!finger) throw new DeskError('NOT_FOUND', { what: 'finger' })
  return finger
}
