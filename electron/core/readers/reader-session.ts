import { onAbort, type ReaderClock } from './clock.ts'
import { createJobQueue, type JobQueue } from './job-queue.ts'
import { ReaderError } from './reader-error.ts'
import type { ConnectedReader, ReaderLog, Touch } from './reader.ts'

/** A reader that fails again so soon after it was asked for the password is given up and connected anew. */
const VERIFY_PAUSE_MS = 10_000

export type SessionOptions = {
  connect: (signal: AbortSignal) => Promise<ConnectedReader>
  onTouch: (touch: Touch) => void
  /** The reader is up; jobs may be added until the session ends. */
  onReady: (reader: ConnectedReader, jobs: JobQueue) => void
  /** Calls back when the machine has slept, until the returned function is called. */
  onWake: (woken: () => void) => () => void
  clock: ReaderClock
  log: ReaderLog
  pollMs: number | undefined
}

/** Failures after which asking for the password again tells whether the reader is still there. */
function worthVerifying(error: unknown): error is ReaderError {
  if (!(error instanceof ReaderError)) return false
  return error.code === 'noReply' || error.code === 'badReply' || error.code === 'refused'
}

/** Identifies until somebody needs the reader, the machine wakes (answers true) or `signal` fires. */
async function identifyUntilWanted(
  reader: ConnectedReader,
  jobs: JobQueue,
  options: SessionOptions,
  liftFirst: boolean,
  signal: AbortSignal,
): Promise<boolean> {
  const yielding = new AbortController()
  let woken = false
  const forget = onAbort(signal, () => yielding.abort())
  const wanted = jobs.onWaiting(() => yielding.abort())
  const forgetWake = options.onWake(() => {
    woken = true
    yielding.abort()
  })
  try {
    const { onTouch, pollMs } = options
    await reader.identifyLoop({ onTouch, signal: yielding.signal, pollMs, liftFirst })
    return woken
  } finally {
    forget()
    wanted()
    forgetWake()
  }
}

/** Identification, interrupted by jobs, until the reader fails or `signal` fires. */
async function serve(
  reader: ConnectedReader,
  jobs: JobQueue,
  options: SessionOptions,
  signal: AbortSignal,
): Promise<void> {
  let liftFirst = false
  let verifiedAtMs = Number.NEGATIVE_INFINITY
  while (!signal.aborted) {
    try {
      const woken = await identifyUntilWanted(reader, jobs, options, liftFirst, signal)
      if (woken) {
        // Asleep, it may have lost its power, and with it that it trusts us (wire reference 8).
        options.log('reader.verify', { cause: 'wake' })
        await reader.verify(signal)
      }
      liftFirst = (await jobs.runAll(signal)) || liftFirst
    } catch (error) {
      if (!worthVerifying(error)) throw error
      if (options.clock.monotonicMs() - verifiedAtMs < VERIFY_PAUSE_MS) throw error
      // A silent reader may have lost power for a moment and forgotten that it trusts us.
      options.log('reader.verify', { cause: error.code, message: error.message })
      await reader.verify(signal)
      verifiedAtMs = options.clock.monotonicMs()
      liftFirst = true
    }
  }
}

/** One life of a reader, from connecting to its failure (rejects) or `signal` (resolves). */
export async function runSession(options: SessionOptions, signal: AbortSignal): Promise<void> {
  const reader = await options.connect(signal)
  const jobs = createJobQueue()
  const end = { unplugged: false }
  const forget = reader.onLost(() => (end.unplugged = true))
  try {
    options.onReady(reader, jobs)
    await serve(reader, jobs, options, signal)
  } finally {
    jobs.refuse(new ReaderError(end.unplugged ? 'unplugged' : 'cancelled', 'the reader is gone'))
    forget()
    await reader.close()
  }
}
