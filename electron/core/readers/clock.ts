import { ReaderError } from './reader-error.ts'

/** Time as the readers see it; injected so that tests hold it. */
export type ReaderClock = {
  /** Milliseconds since an arbitrary start, never jumping, fractions allowed. For intervals and latency. */
  monotonicMs: () => number
  /** UTC milliseconds. For the since-time of a state. */
  nowMs: () => number
  /** Calls `act` once after `ms`; the returned function prevents it. */
  after: (ms: number, act: () => void) => () => void
}

export const systemClock: ReaderClock = {
  monotonicMs: () => performance.now(),
  nowMs: () => Date.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
}

/** The error every cancelled wait ends with. */
export function cancelledError(): ReaderError {
  return new ReaderError('cancelled', 'taken back by the caller')
}

/** Calls `act` when the signal fires (at once if it has); the returned function forgets it. */
export function onAbort(signal: AbortSignal | undefined, act: () => void): () => void {
  if (signal === undefined) return () => undefined
  if (signal.aborted) {
    act()
    return () => undefined
  }
  signal.addEventListener('abort', act, { once: true })
  return () => signal.removeEventListener('abort', act)
}

/** Waits `ms`; ends early with ReaderError `cancelled` when the signal fires. */
export function pause(clock: ReaderClock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stopTimer = clock.after(ms, () => {
      forget()
      resolve()
    })
    const forget = onAbort(signal, () => {
      stopTimer()
      reject(cancelledError())
    })
  })
}

/** Throws ReaderError `cancelled` if the signal has fired. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw cancelledError()
}
