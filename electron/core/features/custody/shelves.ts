import { lowestFreePlace } from '#shared/domain/shelf.ts'
import type { Core } from '../../core.ts'
import { createBlindCount } from '../handover/blind-count.ts'

/** So many of the newest parcels say which shelves are in use, beside those that hold something. */
const remembered = 2_000

/** The shelves and what lies on them. An address is free again when its parcel has been collected. */
export function createShelves(core: Core) {
  const { sqlite } = core
  const blindCount = createBlindCount(core)
  const taken = sqlite
    .prepare('SELECT place FROM parcels WHERE shelf = ? AND released_at IS NULL ORDER BY place')
    .pluck()
  const inUse = sqlite.prepare(
    `SELECT shelf, sum(released_at IS NULL) AS held FROM parcels
     WHERE released_at IS NULL OR id > (SELECT max(id) FROM parcels) - ${remembered}
     GROUP BY shelf ORDER BY held, shelf`,
  )
  const nextPlace = (shelf: string): number => lowestFreePlace(taken.all(shelf) as number[])

  return {
    /** The lowest free place; inside an act it stays free until the act has ended. */
    nextPlace,
    /** Emptiest first: the first is the one to suggest. `next` is the next free place's number. No numbers while they count. */
    suggestions() {
      const rows = inUse.all() as { shelf: string; held: number }[]
      if (blindCount.isRunning()) return rows.map(({ shelf }) => ({ shelf, held: null, next: null }))
      return rows.map(({ shelf, held }) => ({ shelf, held, next: String(nextPlace(shelf)) }))
    },
  }
}
export type Shelves = ReturnType<typeof createShelves>
