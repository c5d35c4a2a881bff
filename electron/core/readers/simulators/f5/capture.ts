import type { ReaderClock } from '../../clock.ts'
import type { Picture } from '../blobs.ts'
import type { F5State } from './state.ts'

/** One step of the capture timeout, and taking a picture with all that follows. */
const STEP_MS = { real: 250, fast: 10 }
const CAPTURE_MS = { real: 400, fast: 0 }

/** The module waiting for a finger: one capture at a time. */
export type Capture = {
  /** Gives what lies on the glass at once, or what is laid there before the capture timeout, or undefined. */
  begin: (then: (finger: Picture | undefined) => void) => void
  /** Somebody lays a finger on the glass. */
  lay: (finger: Picture) => void
  /** Ends without a word. */
  abandon: () => void
}

export function createCapture(state: F5State, clock: ReaderClock, timings: 'real' | 'fast'): Capture {
  let stopTimer = (): void => undefined
  let onFinger: ((finger: Picture) => void) | undefined
  return {
    begin: (then) => {
      const done = (finger: Picture | undefined): void => {
        stopTimer()
        onFinger = undefined
        const thinkingMs = finger === undefined ? 0 : CAPTURE_MS[timings]
        if (thinkingMs === 0) then(finger)
        else stopTimer = clock.after(thinkingMs, () => then(finger))
      }
      if (state.finger !== undefined) {
        done(state.finger)
        return
      }
      onFinger = done
      if (state.captureSteps > 0)
        stopTimer = clock.after(state.captureSteps * STEP_MS[timings], () => done(undefined))
    },
    lay: (finger) => {
      state.finger = finger
      onFinger?.(finger)
    },
    abandon: () => {
      stopTimer()
      onFinger = undefined
    },
  }
}
