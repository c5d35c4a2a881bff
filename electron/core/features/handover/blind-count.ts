import { DeskError } from '#shared/contract/errors.ts'
import type { Core } from '../../core.ts'

/** Rows that a list of what is being counted answers at most. */
const shownWhileCounting = 20

interface ListInput {
  readonly limit: number
  readonly before?: number | undefined
  readonly text: string
}

/**
 * Whether two people are counting right now, and what the lists tell meanwhile. A list from which one can read off how many
 * there are would make the count a copy. But life goes on while they count: a visitor leaves, a parcel is collected. Whoever
 * comes has a name, a number or a code; so the lists answer a search, its newest rows and no page after them, and refuse to
 * list everything. Nothing that can be done to a row is blocked. It is no lock: who searches often enough adds up a sum
 * that was in front of him all day anyway.
 */
export function createBlindCount({ sqlite }: Core) {
  const frozen = sqlite
    .prepare(
      `SELECT 1 FROM handovers
       WHERE state IN ('frozen', 'counted', 'outgoingSigned') AND state = 'frozen'`, // the first half names the index
    )
    .pluck()
  const isRunning = (): boolean => frozen.get() !== undefined
  return {
    isRunning,
    /** The reading of a list as it may be answered now. @throws BEING_COUNTED without a search, and for a further page */
    narrow<I extends ListInput>(input: I): I {
      if (!isRunning()) return input
      if (input.text === '' || input.before !== undefined) throw new DeskError('BEING_COUNTED', {})
      return { ...input, limit: Math.min(input.limit, shownWhileCounting) }
    },
  }
}
