import type { Clock } from './ports.ts'

/** Difference between wall and monotonic time that no synchronisation step explains, ms. */
const jumpTolerance = 2_000

/** Why the wall clock is not to be trusted. */
export interface ClockDoubt {
  /** How far it moved against the running time, or stood before the newest record at start; ms, negative is back. */
  readonly jumpMs: number
  /** When that was noticed, told by the clock as it stands now, UTC ms. */
  readonly since: number
}

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
  /** Null exactly while `suspect` is false. A jump is noticed when somebody asks: ask from time to time. */
  doubt(): ClockDoubt | null
}

/** `newestRecordAt`: wall time of the newest audit entry, UTC ms; 0 when there is none. */
export function createDeskClock(clock: Clock, newestRecordAt: number): DeskClock {
  const offsetAtStart = clock.wall() - clock.monotonic()
  const behindAtStart = Math.min(clock.wall() - newestRecordAt, 0)
  /** Monotonic ms. */
  let noticedAt: number | null = null

  function jump(): number {
    const drift = clock.wall() - clock.monotonic() - offsetAtStart
    return Math.abs(drift) > jumpTolerance ? drift : behindAtStart
  }

  return {
    now: () => clock.wall(),
    monotonic: () => clock.monotonic(),
    suspect: () => behindAtStart < 0 || jump() !== 0,
    doubt() {
      const jumpMs = Math.round(jump())
      if (jumpMs === 0) {
        noticedAt = null
        return null
      }
      noticedAt ??= clock.monotonic()
      return { jumpMs, since: Math.max(0, Math.round(clock.wall() - (clock.monotonic() - noticedAt))) }
    },
  }
}
