/** What a job in a worker thread may say and ask. */
export interface JobContext {
  progress(done: number, total: number): void
  cancelled(): boolean
  /** Waits so many ms, or less when the job is cancelled; blocks the worker's own thread. */
  pause(ms: number): void
}

/** Thrown out of a job that was told to stop; the caller sees an AbortError. */
export class JobCancelled extends Error {}
