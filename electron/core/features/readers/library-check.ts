import type { Core } from '../../core.ts'
import type { ReaderInfo } from '../../readers/reader.ts'

export interface LibraryCheck {
  /** Fingers that are to be deleted from a reader as soon as it is there. */
  pendingDeletions(readerId: number): number
  /** Fingers that the desk knows in a reader and its module does not have. */
  missingFingers(readerId: number, info: Pick<ReaderInfo, 'occupied' | 'used'>): number
}

/** Compares what the desk knows of a reader's library with what its module has. */
export function createLibraryCheck(core: Core): LibraryCheck {
  const pending = core.sqlite
    .prepare(
      `SELECT count(*) FROM fingers JOIN consents ON consents.id = consent_id
       WHERE reader_id = ? AND deleted_at IS NULL AND withdrawn_at IS NOT NULL`,
    )
    .pluck()
  const slots = core.sqlite
    .prepare(
      `SELECT slot FROM fingers JOIN consents ON consents.id = consent_id
       WHERE reader_id = ? AND deleted_at IS NULL AND withdrawn_at IS NULL`,
    )
    .pluck()
  return {
    pendingDeletions: (readerId) => pending.get(readerId) as number,
    missingFingers(readerId, { occupied, used }) {
      const known = slots.all(readerId) as number[]
      // a module without an index table tells only how many it has
      if (occupied === undefined) return Math.max(known.length - used, 0)
      const there = new Set(occupied)
      return known.filter((slot) => !there.has(slot)).length
    },
  }
}
