import { Worker } from 'node:worker_threads'
import { OpenError, type OpenFailure } from '../database/errors.ts'
import type { DeskPorts } from '../ports.ts'
import type { JobMessage, JobName, JobOrder, Jobs, PlainError } from './job.ts'

export interface JobOptions {
  readonly onProgress?: (done: number, total: number) => void
  /** Cancels the job: the promise then rejects with an AbortError. */
  readonly signal?: AbortSignal | undefined
  /** Does not keep the process alive while it runs. */
  readonly background?: boolean
  /** Ended by force after this time, ms: for work on what came from outside. */
  readonly within?: number
}

/** Its `code` says what the disk or SQLite said; `deskErrorOf` reads it like a direct one. */
function errorOf({ message, code, open }: PlainError): Error {
  if (open) return new OpenError(open.reason as OpenFailure, open.file, open.detail)
  return Object.assign(new Error(message), { code })
}

const abortError = () => new DOMException('the job was cancelled', 'AbortError')

/**
 * Runs one job in a worker thread of its own, on a connection of its own, while the desk goes on.
 * @throws what the job threw (OpenError, or an Error with SQLite's code), AbortError when it was cancelled
 */
export function runJob<N extends JobName>(
  ports: Pick<DeskPorts, 'jobsEntry'>,
  job: N,
  input: Jobs[N]['input'],
  { onProgress, signal, background = false, within }: JobOptions = {},
): Promise<Jobs[N]['result']> {
  if (signal?.aborted) return Promise.reject(abortError())
  const flag = new Int32Array(new SharedArrayBuffer(4))
  const order: JobOrder = { job, input, flag }
  return new Promise((resolve, reject) => {
    const worker = new Worker(ports.jobsEntry, { workerData: order })
    if (background) worker.unref()
    let settle = () => reject(new Error(`the job ${job} ended without an answer`))
    const cancel = () => {
      Atomics.store(flag, 0, 1)
      Atomics.notify(flag, 0)
      worker.ref() // its end is waited for
    }
    signal?.addEventListener('abort', cancel, { once: true })
    const limit = within === undefined ? undefined : setTimeout(() => void worker.terminate(), within)
    worker.on('message', (message: JobMessage) => {
      if (message.kind === 'progress') onProgress?.(message.done, message.total)
      else if (message.kind === 'done') settle = () => resolve(message.result as Jobs[N]['result'])
      else settle = () => reject(message.kind === 'failed' ? errorOf(message.error) : abortError())
    })
    worker.once('error', reject)
    // settled only when the thread is gone: its connection is closed then, and its files are free
    worker.once('exit', () => {
      clearTimeout(limit)
      signal?.removeEventListener('abort', cancel)
      settle()
    })
  })
}
