import { ReaderError } from '../reader-error.ts'
import type { DirtyReason, EnrolRequest, EnrolStep } from '../reader.ts'

const FINGER_TIMEOUT_MS = 30_000
/** Poor presses forgiven in one enrolment. */
const POOR_LIMIT = 8
/** Times the presses may be of different fingers. */
const DIFFERENT_LIMIT = 3

/** What an enrolment under way knows, whatever the family. */
export type Enrolling = {
  tell: (step: EnrolStep) => void
  signal: AbortSignal | undefined
  /** Longest wait for a finger or its lifting, in ms. */
  fingerTimeoutMs: number
  /** Poor presses so far. */
  poor: number
}

/** An enrolment as its request wants it. */
export function beginEnrolling({ onStep, signal, fingerTimeoutMs }: EnrolRequest): Enrolling {
  return {
    tell: onStep ?? (() => undefined),
    signal,
    fingerTimeoutMs: fingerTimeoutMs ?? FINGER_TIMEOUT_MS,
    poor: 0,
  }
}

/** Tells of a press that was no good. Rejects `poor` after too many. */
export function tellPoor(enrolling: Enrolling, reason: DirtyReason, confirmation: number): void {
  enrolling.poor += 1
  enrolling.tell({ step: 'poor', reason })
  if (enrolling.poor > POOR_LIMIT) throw new ReaderError('poor', 'no usable picture', { confirmation })
}

/** Rejects `timedOut` when somebody has been waited for since `startMs` (monotonic) for too long. */
export function checkWait({ fingerTimeoutMs }: Enrolling, startMs: number, nowMs: number): void {
  if (nowMs - startMs > fingerTimeoutMs) throw new ReaderError('timedOut', 'nobody touched the reader')
}

/** Has the finger pressed again, after lifting, until the presses are of one. Rejects `different` after too many tries. */
export async function untilOneFinger(
  { tell }: Enrolling,
  presses: (attempt: number) => Promise<boolean>,
  lifted: () => Promise<unknown>,
): Promise<void> {
  for (let attempt = 1; !(await presses(attempt)); attempt += 1) {
    tell({ step: 'different' })
    if (attempt >= DIFFERENT_LIMIT)
      throw new ReaderError('different', 'the presses were of different fingers')
    await lifted()
  }
}
