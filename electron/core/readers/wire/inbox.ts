import { onAbort, cancelledError, type ReaderClock } from '../clock.ts'
import { ReaderError } from '../reader-error.ts'
import type { Transport } from '../transport/transport.ts'

/** Quiet time after which a half frame is given up: generous at 9600 bits a second. */
const INTER_BYTE_MS = 50
/**
 * And then a moment more: after a stall of this process its timers run before the bytes that have long arrived
 * are read, and would otherwise throw away the first half of a good frame.
 */
const GRACE_MS = 15

export type Received<F> = { frame: F; /** Monotonic ms of the frame's last byte. */ atMs: number }

/** What bytes completed: whole frames that are meant for us, and how many broken ones. */
export type Parsed<F> = { frames: F[]; damaged: number }

/** A family's incremental parser, as the inbox needs it. Never throws. */
export type WireParser<F> = {
  push: (bytes: Uint8Array) => Parsed<F>
  /** Gives up a frame begun and reads the rest of it again. */
  expire: () => Parsed<F>
  /** Bytes of a frame begun and not finished. */
  pending: () => number
  /** Forgets a frame begun. */
  reset: () => void
}

/** Frames as they come in, for one reader at a time. */
export type Inbox<F> = {
  /** The next frame, or undefined when `untilMs` (monotonic) passes. Rejects `unplugged`, `cancelled`. */
  next: (untilMs: number, signal?: AbortSignal) => Promise<Received<F> | undefined>
  /** Throws away what has come in; true if there was anything. */
  drain: () => boolean
  /** Monotonic ms of the last byte that came in. */
  lastByteMs: () => number
  /** Broken frames seen since the last drain. */
  damaged: () => number
  onLost: (listener: (message: string) => void) => () => void
  lost: () => ReaderError | undefined
}

type Waiter<F> = { deliver: (received: Received<F>) => void; fail: (error: ReaderError) => void }

export function createInbox<F>(transport: Transport, parser: WireParser<F>, clock: ReaderClock): Inbox<F> {
  const queue: Received<F>[] = []
  let waiter: Waiter<F> | undefined
  let lost: ReaderError | undefined
  let damaged = 0
  let lastByteMs = 0
  let stopExpiry = (): void => undefined

  const accept = (parsed: Parsed<F>): void => {
    const atMs = clock.monotonicMs()
    damaged += parsed.damaged
    for (const frame of parsed.frames) {
      if (waiter === undefined) queue.push({ frame, atMs })
      else waiter.deliver({ frame, atMs })
    }
    stopExpiry()
    if (parser.pending() === 0) return
    stopExpiry = clock.after(INTER_BYTE_MS, () => {
      stopExpiry = clock.after(GRACE_MS, () => accept(parser.expire()))
    })
  }

  transport.onData((bytes) => {
    lastByteMs = clock.monotonicMs()
    accept(parser.push(bytes))
  })
  transport.onClose((reason) => {
    lost = new ReaderError('unplugged', reason.kind === 'lost' ? reason.message : 'line closed')
    stopExpiry()
    waiter?.fail(lost)
  })

  const next: Inbox<F>['next'] = (untilMs, signal) =>
    new Promise((resolve, reject) => {
      if (lost !== undefined) {
        reject(lost)
        return
      }
      if (signal?.aborted === true) {
        reject(cancelledError())
        return
      }
      const ready = queue.shift()
      if (ready !== undefined) {
        resolve(ready)
        return
      }
      const done = (): void => {
        waiter = undefined
        stopTimer()
        forget()
      }
      const stopTimer = clock.after(Math.max(0, untilMs - clock.monotonicMs()), () => {
        done()
        resolve(undefined)
      })
      const fail = (error: ReaderError): void => {
        done()
        reject(error)
      }
      const forget = onAbort(signal, () => fail(cancelledError()))
      waiter = {
        deliver: (received) => {
          done()
          resolve(received)
        },
        fail,
      }
    })

  return {
    next,
    drain: () => {
      const any = queue.length > 0 || parser.pending() > 0
      queue.length = 0
      parser.reset()
      stopExpiry()
      damaged = 0
      return any
    },
    lastByteMs: () => lastByteMs,
    damaged: () => damaged,
    onLost: (listener) =>
      transport.onClose((reason) => listener(reason.kind === 'lost' ? reason.message : 'line closed')),
    lost: () => lost,
  }
}
