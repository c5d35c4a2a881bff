import { DeskError } from '#shared/contract/errors.ts'

/** A clock may run a little ahead at the client; more than this is a typing error, ms. */
const aheadTolerance = 60_000
/** Paper sheets are typed in within this time, ms. */
const oldest = 366 * 86_400_000

/**
 * When something happened: now, unless it is typed in later than it happened. Both times stay on record.
 * @throws FIELD_INVALID for a time in the future or more than a year ago
 */
export function checkOccurred(occurredAt: number | undefined, recordedAt: number, field: string): number {
  if (occurredAt === undefined) return recordedAt
  if (occurredAt > recordedAt + aheadTolerance || occurredAt < recordedAt - oldest)
    throw new DeskError('FIELD_INVALID', { field })
  return occurredAt
}
