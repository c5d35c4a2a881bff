import type { Clock } from './ports.ts'

/** Difference between wall and monotonic time that no synchronisation step explains, ms. */
const jumpTolerance = 2_000

/** The desk's clock: wall time for the record, and whether that time may be trusted. */
export interface DeskClock {
  /** UTC milliseconds. */
  now(): number
  monotonic(): number
  /**
   * True once the wall clock has run back or jumped against the monotonic clock since start, or stood before the newest
   * record at start. Punches taken then are marked, and order never depends on the clock, only on `seq`.
   */
  suspect(): boolean
}

/** `newestRecordAt`: wall time of the newest audit entry, UTC ms; 0 when there is none. */
export function createDeskClock(clock: Clock, newestRecordAt: number): DeskClock {
  const offsetAtStart = clock.wall() - clock.monotonic()
  const behindAtStart = clock.wall() < newestRecordAt
  return {
    now: () => clock.wall(),
    monotonic: () => clock.monotonic(),
    suspect: () =>
      behindAtStart || Math.abs(clock.wall() - clock.monotonic() - offsetAtStart) > jumpTolerance,
  }
}
