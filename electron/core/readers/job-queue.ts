import { cancelledError, onAbort } from './clock.ts'
import type { ReaderError } from './reader-error.ts'

/** Acts that need the reader for themselves, in order of asking. */
export type JobQueue = {
  /** Settles with the act; rejects `cancelled` when the caller's signal fires while it still waits. */
  add: <T>(signal: AbortSignal | undefined, act: (stop: AbortSignal) => Promise<T>) => Promise<T>
  /** Calls back when a job waits (at once if one does); the returned function ends that. */
  onWaiting: (listener: () => void) => () => void
  /** Runs all that wait, one after the other; true if there was any. Never rejects. */
  runAll: (signal: AbortSignal) => Promise<boolean>
  /** Rejects all that wait, and all that come. */
  refuse: (error: ReaderError) => void
}

type Job = { run: (signal: AbortSignal) => Promise<void>; refuse: (error: ReaderError) => void }

export function createJobQueue(): JobQueue {
  const jobs: Job[] = []
  const listeners = new Set<() => void>()
  let refused: ReaderError | undefined

  const remove = (job: Job): void => {
    const at = jobs.indexOf(job)
    if (at >= 0) jobs.splice(at, 1)
  }

  return {
    add: <T>(signal: AbortSignal | undefined, act: (stop: AbortSignal) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        if (refused !== undefined) {
          reject(refused)
          return
        }
        if (signal?.aborted === true) {
          reject(cancelledError())
          return
        }
        const job: Job = {
          run: async (stop) => {
            forget()
            const either = signal === undefined ? stop : AbortSignal.any([signal, stop])
            await act(either).then(resolve, reject)
          },
          refuse: (error) => {
            forget()
            reject(error)
          },
        }
        const forget = onAbort(signal, () => {
          remove(job)
          reject(cancelledError())
        })
        jobs.push(job)
        for (const listener of [...listeners]) listener()
      }),
    onWaiting: (listener) => {
      listeners.add(listener)
      if (jobs.length > 0) listener()
      return () => void listeners.delete(listener)
    },
    runAll: async (signal) => {
      let any = false
      for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
        any = true
        await job.run(signal)
      }
      return any
    },
    refuse: (error) => {
      refused = error
      for (const job of jobs.splice(0)) job.refuse(error)
    },
  }
}
