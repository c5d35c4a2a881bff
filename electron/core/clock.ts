import type { Clock } from './ports.ts'

/** A step of the wall clock against the running time that no synchronisation explains, ms. */
const jumpTolerance = 2_000
/**
 * How far the two may run apart in a time without anybody having touched the clock, ms per ms: a poor quartz loses 3 s a
 * day, and a service that puts that right bit by bit is allowed five times as much (17 s a day).
 */
const drift = 0.0002

/** Why the wall clock is not to be trusted. */
export interface ClockDoubt {
  /** How far it moved against the running time, or stood before the newest record at start; ms, negative is back. */
  readonly jumpMs: number
  /** When that was noticed, told by the clock as it stands now, UTC ms. */
  readonly since: number
  /** False: found at start, and then `jumpMs` is the least that it can be. */
  readonly running: boolean
}

/** The desk's clock: wall time for the record, and whether that time may be trusted. */
export interface DeskClock {
  /** UTC milliseconds. */
  now(): number
  monotonic(): number
  /**
   * True while the wall clock is somewhere else than the time that has passed says. Punches taken then are marked, and order
   * never depends on the clock, only on `seq`.
   */
  suspect(): boolean
  /** Null exactly while `suspect` is false. A jump is noticed when somebody asks: ask from time to time. */
  doubt(): ClockDoubt | null
  /** From now on the wall clock is right as it stands: somebody has compared it. */
  accept(): void
}

export interface ClockStart {
  /** Wall time of the newest audit entry, UTC ms; 0 when there is none. */
  readonly newestRecordAt: number
  /** Sum of the jumps that nobody had put right when the desk was closed, ms; 0: none was open. */
  readonly openJumpMs: number
}

/**
 * What a clock is worth that was not watched for a while, as ms of doubt. It cannot stand before the newest record, less what
 * that record's own clock was ahead, or behind. A clock that was behind and has passed that mark, or was ahead and has come
 * behind the newest record, was put right meanwhile. One that was ahead and is still after the newest record may be either
 * right by now or not: it stays doubted until somebody says so, because a false doubt costs one look and a false trust a wage.
 */
function doubtAtStart(wall: number, { newestRecordAt, openJumpMs }: ClockStart): number {
  const behind = Math.round(wall - (newestRecordAt - openJumpMs))
  const passed = wall >= newestRecordAt - jumpTolerance
  if (behind < -jumpTolerance) return passed ? openJumpMs : behind
  return openJumpMs > 0 && passed ? openJumpMs : 0
}

/**
 * Compares the wall clock with the time that has passed since the last look, sleep included where the machine can tell (see
 * `Clock.sinceBoot`), so that waking up is no jump. Steps below 2 s and slow drift are tolerated and forgotten at the rate of
 * `drift`; many small steps are a jump together. Further jumps add up. The doubt ends when the sum is within tolerance again,
 * or by `accept`.
 */
export function createDeskClock(clock: Clock, start: ClockStart): DeskClock {
  const passedSoFar = () => clock.sinceBoot?.() ?? clock.monotonic()
  let seen = { wall: clock.wall(), passed: passedSoFar() }
  let strayed = 0
  let jumped = doubtAtStart(seen.wall, start)
  let noticedAt = seen.passed
  let running = false

  function add(step: number): void {
    const sum = jumped + step
    const near = jumpTolerance + drift * (seen.passed - noticedAt)
    // what was found at start was the least: whoever put it right went further
    const isBack = jumped !== 0 && (Math.abs(sum) <= near || (!running && jumped < 0 && sum > 0))
    if (jumped === 0) noticedAt = seen.passed
    jumped = isBack ? 0 : sum
    running = true
  }

  function look(): void {
    const [wall, passed] = [clock.wall(), passedSoFar()]
    const tolerated = drift * (passed - seen.passed)
    strayed = Math.sign(strayed) * Math.max(0, Math.abs(strayed) - tolerated)
    strayed += wall - seen.wall - (passed - seen.passed)
    seen = { wall, passed }
    if (Math.abs(strayed) <= jumpTolerance + tolerated) return
    const step = Math.round(strayed)
    strayed = 0
    add(step)
  }

  function doubt(): ClockDoubt | null {
    look()
    if (jumped === 0) return null
    const since = Math.max(0, Math.round(seen.wall - (seen.passed - noticedAt)))
    return { jumpMs: jumped, since, running }
  }

  return {
    now: () => clock.wall(),
    monotonic: () => clock.monotonic(),
    suspect: () => doubt() !== null,
    doubt,
    accept() {
      look()
      jumped = 0
      strayed = 0
    },
  }
}
