import { pause, throwIfCancelled, type ReaderClock } from '../clock.ts'
import { ReaderError } from '../reader-error.ts'
import type { IdentifyRequest, Touch } from '../reader.ts'

/** Time between two looks, in ms, unless told otherwise. */
export const DEFAULT_POLL_MS = 150

/**
 * Looks until the glass is empty; gives the monotonic ms of the look that found it so. Rejects `timedOut` after `limitMs`
 * (undefined: as long as the signal allows).
 */
export async function untilEmpty(
  clock: ReaderClock,
  look: () => Promise<{ kind: string; atMs: number }>,
  pollMs: number,
  signal: AbortSignal | undefined,
  limitMs?: number,
): Promise<number> {
  const startMs = clock.monotonicMs()
  for (;;) {
    throwIfCancelled(signal)
    const seen = await look()
    if (seen.kind === 'empty') return seen.atMs
    if (limitMs !== undefined && clock.monotonicMs() - startMs > limitMs)
      throw new ReaderError('timedOut', 'the finger was not lifted')
    await pause(clock, pollMs, signal)
  }
}

/** A family's way of looking at its glass. */
export type Glass = {
  /** What lies there; undefined: nothing. */
  oneTouch: () => Promise<Touch | undefined>
  /** Polls until the glass is empty; gives the monotonic ms of the look that found it so. */
  untilLifted: (pollMs: number) => Promise<number>
  /** Runs after each touch and lifting that was reported, before the next look. */
  told?: (touch: Touch) => Promise<void>
}

/**
 * Looks at the glass for ever and reports each touch once: the finger has to be lifted before the next one counts
 * (wire reference 2.11). Resolves when the signal fires; rejects with the reader's failure.
 */
export async function reportTouches(
  clock: ReaderClock,
  request: IdentifyRequest,
  { oneTouch, untilLifted, told }: Glass,
): Promise<void> {
  const { signal, onTouch } = request
  const pollMs = request.pollMs ?? DEFAULT_POLL_MS
  const report = async (touch: Touch): Promise<void> => {
    onTouch(touch)
    await told?.(touch)
  }
  try {
    if (request.liftFirst === true) await untilLifted(pollMs)
    for (;;) {
      const touch = await oneTouch()
      if (touch !== undefined) {
        await report(touch)
        await pause(clock, pollMs, signal)
        await report({ kind: 'lifted', arrivedAtMs: await untilLifted(pollMs) })
      }
      await pause(clock, pollMs, signal)
    }
  } catch (error) {
    if (signal.aborted && error instanceof ReaderError && error.code === 'cancelled') return
    throw error
  }
}
