import type { ReaderClock } from './clock.ts'

/** How often it is looked whether time has gone missing, in ms. */
const TICK_MS = 5000
/** Time that this process was not there for, in ms: the machine slept, and so may the reader have lost its power. */
const MISSED_MS = 10_000

/**
 * Calls `woken` when the machine has slept: the timer came late by more than 10 s, or the wall clock ran on by more than
 * that while the monotonic clock stood. A wall clock that was set forward looks the same and costs one question. The
 * returned function ends it.
 */
export function watchWakes(clock: ReaderClock, woken: () => void, tickMs = TICK_MS): () => void {
  let atMs = clock.monotonicMs()
  let wallMs = clock.nowMs()
  let stop = (): void => undefined
  const look = (): void => {
    const elapsedMs = clock.monotonicMs() - atMs
    const slept = clock.nowMs() - wallMs - elapsedMs
    atMs += elapsedMs
    wallMs = clock.nowMs()
    stop = clock.after(tickMs, look)
    if (slept > MISSED_MS || elapsedMs - tickMs > MISSED_MS) woken()
  }
  stop = clock.after(tickMs, look)
  return () => stop()
}
