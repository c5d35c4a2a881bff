import { asReaderError, ReaderError } from '../reader-error.ts'
import type { ReaderClock } from '../clock.ts'
import type { ReaderLog } from '../reader.ts'
import type { Transport } from '../transport/transport.ts'

/** What every family needs to find its module. */
export type ProbeOptions = {
  /** Opens the line at a speed in bits a second. */
  open: (baudRate: number) => Promise<Transport>
  /** Speeds to try, in this order. */
  speeds?: readonly number[] | undefined
  /** Slots to assume when the module does not tell. */
  capacityFallback?: number | undefined
  /** Wait after opening, in ms: opening can reset the bridge or the module. */
  settleMs?: number | undefined
  /** Factor on all reply times; 1 in the product. */
  timeoutScale?: number | undefined
  clock?: ReaderClock | undefined
  signal?: AbortSignal | undefined
  log?: ReaderLog | undefined
}

/**
 * Opens the line at one speed after the other until `settle` finds its module there. Rejects with the last failure,
 * and at once with one that no other speed would mend; the line is given back then.
 */
export async function probeSpeeds<R>(
  options: ProbeOptions,
  speeds: readonly number[],
  settle: (transport: Transport, baudRate: number) => Promise<R>,
): Promise<R> {
  let failure = new ReaderError('noReply', 'no speed to try')
  for (const baudRate of speeds) {
    const transport = await options.open(baudRate).catch((error: unknown) => {
      throw asReaderError(error, 'openFailed')
    })
    try {
      return await settle(transport, baudRate)
    } catch (error) {
      await transport.close()
      if (!(error instanceof ReaderError)) throw error
      failure = error
      options.log?.('reader.connect.failed', { baudRate, code: failure.code, message: failure.message })
      if (failure.code !== 'noReply' && failure.code !== 'badReply') throw failure
    }
  }
  throw failure
}
