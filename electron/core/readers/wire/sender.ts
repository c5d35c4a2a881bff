import { pause, type ReaderClock } from '../clock.ts'
import { ReaderError } from '../reader-error.ts'
import type { Transport } from '../transport/transport.ts'
import type { Inbox } from './inbox.ts'

/** How long a line has to be quiet before it counts as quiet, in ms: longer than a USB bridge keeps bytes back. */
export const QUIET_MS = 20

/** The way out of the line, and the clearing of what lies in the way in. */
export type Sender = {
  /** Rejects `unplugged`, and `noReply` when the system does not take the bytes within `limitMs`. */
  write: (bytes: Uint8Array, limitMs: number) => Promise<void>
  /** Throws away what has come in; if there was anything, also what follows it at once. */
  drain: (signal?: AbortSignal) => Promise<void>
}

export function createSender(transport: Transport, inbox: Inbox<unknown>, clock: ReaderClock): Sender {
  return {
    write: async (bytes, limitMs) => {
      const lost = inbox.lost()
      if (lost !== undefined) throw lost
      let stop = (): void => undefined
      const stuck = new Promise<never>((_, reject) => {
        stop = clock.after(limitMs, () => reject(new ReaderError('noReply', 'the line takes no bytes')))
      })
      const written = transport.write(bytes)
      try {
        await Promise.race([written, stuck])
      } finally {
        stop()
        written.catch(() => undefined)
      }
    },
    drain: async (signal) => {
      if (!inbox.drain()) return
      await pause(clock, QUIET_MS, signal)
      inbox.drain()
    },
  }
}
