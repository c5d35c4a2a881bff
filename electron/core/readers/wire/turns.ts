import { cancelledError, onAbort } from '../clock.ts'

/** Runs acts one at a time in order of asking. */
export type Turns = <T>(signal: AbortSignal | undefined, act: () => Promise<T>) => Promise<T>

function untilSettled(promise: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const forget = onAbort(signal, () => reject(cancelledError()))
    const proceed = (): void => {
      forget()
      if (signal?.aborted === true) reject(cancelledError())
      else resolve()
    }
    promise.then(proceed, proceed)
  })
}

/** Whoever is cancelled while waiting for the turn leaves at once with ReaderError `cancelled`. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return async (signal, act) => {
    const before = last
    let release = (): void => undefined
    last = new Promise<void>((resolve) => (release = resolve))
    try {
      await untilSettled(before, signal)
      return await act()
    } finally {
      void before.finally(release)
    }
  }
}
