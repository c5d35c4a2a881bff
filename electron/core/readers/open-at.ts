import { pause, type ReaderClock } from './clock.ts'
import { ReaderError } from './reader-error.ts'
import type { SupervisorOptions } from './supervisor-types.ts'
import type { Transport } from './transport/transport.ts'

/** The list of ports may hang on a sick driver; after this the reader is looked for where it was, in ms. */
const LOCATE_LIMIT_MS = 3000

/** A line at one of several places; `path` is where it was opened last. */
export type Place = { open: (baudRate: number) => Promise<Transport>; path: () => string }

/**
 * Opens the reader's line at the first of its places where anything is. Rejects `unplugged` when there is none, and when
 * its name has gone to another device; else as opening does.
 */
export async function openAt(
  options: Pick<SupervisorOptions, 'open' | 'locate'>,
  last: string,
  clock: ReaderClock,
  signal: AbortSignal,
): Promise<Place> {
  const located = options.locate?.(last).catch(() => [last]) ?? Promise.resolve([last])
  const limit = new AbortController()
  const either = AbortSignal.any([signal, limit.signal])
  const places = await Promise.race([located, pause(clock, LOCATE_LIMIT_MS, either).then(() => [last])])
  limit.abort()
  let path = last
  return {
    path: () => path,
    open: async (baudRate) => {
      let failure = new ReaderError('unplugged', 'another device has its port')
      for (const place of places) {
        try {
          const transport = await options.open(place, baudRate)
          path = place
          return transport
        } catch (error) {
          if (!(error instanceof ReaderError) || error.code !== 'unplugged') throw error
          failure = error
        }
      }
      throw failure
    },
  }
}
