import { addDays, instantAt, wallInstant } from '#shared/domain/zoned-time.ts'

/** A local wall time as an instant: UTC ms, offset in minutes, and whether the wall clock was changed around it. */
export interface SiteTime {
  readonly at: number
  readonly offsetMinutes: number
  /** The time does not exist on that day, or twice: it may be off by the change. */
  readonly clockChange: boolean
}

const day = 86_400_000

/**
 * Reads local wall times (`2026-10-03T08:59:01`) in a zone, a hundred thousand a second: on a day whose wall clock is not
 * changed one offset serves all of it.
 */
export function createSiteTimes(zone: string): (wall: string) => SiteTime {
  const offsets = new Map<string, number | null>()

  /** Minutes east of UTC all day long; null on a day with a change. */
  function offsetOf(date: string): number | null {
    const known = offsets.get(date)
    if (known !== undefined) return known
    const midnight = Date.parse(`${date}T00:00:00Z`)
    const from = midnight - instantAt(zone, date, 0)
    const to = midnight + day - instantAt(zone, addDays(date, 1), 0)
    const offset = from === to ? from / 60_000 : null
    offsets.set(date, offset)
    return offset
  }

  return (wall) => {
    const offsetMinutes = offsetOf(wall.slice(0, 10))
    if (offsetMinutes === null) return wallInstant(zone, wall)
    return { at: Date.parse(`${wall}Z`) - offsetMinutes * 60_000, offsetMinutes, clockChange: false }
  }
}
