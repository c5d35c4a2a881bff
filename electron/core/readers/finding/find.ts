import { onAbort, pause, systemClock, throwIfCancelled, type ReaderClock } from '../clock.ts'
import { SCAN_SPEEDS } from '../ef01/connect.ts'
import { asReaderError, ReaderError } from '../reader-error.ts'
import type { Transport } from '../transport/transport.ts'
import { ASKED, type Answered } from './ask.ts'
import { isText, tapTransport } from './tap.ts'

/** What stands at the end of one port. */
export type Found =
  | ({ outcome: 'found'; baudRate: number } & Answered)
  /** An EF01 module whose password somebody changed. */
  | { outcome: 'wrongPassword'; baudRate: number }
  /** Something that speaks, but no language of a reader: a modem, a console, a bridge that echoes. */
  | { outcome: 'other' }
  | { outcome: 'silent' | 'inUse' | 'noPermission' | 'gone' }

export type FindOptions = {
  /** Opens the line at a speed in bits a second. */
  open: (baudRate: number) => Promise<Transport>
  onProgress?: (step: { family: Answered['family']; baudRate: number }) => void
  clock?: ReaderClock | undefined
  signal?: AbortSignal | undefined
  /** Wait after opening, in ms; 500 unless told: opening can reset the bridge or the module. */
  settleMs?: number | undefined
  /** Factor on all reply times; 1 in the product. */
  timeoutScale?: number | undefined
}

/** The longest wait for a port to open, in ms: one of a Bluetooth device that is away hangs. */
const OPEN_LIMIT_MS = 5000

/** Opens, or gives up; a line that opens after all is given back. */
export async function openWithin(
  opening: Promise<Transport>,
  clock: ReaderClock,
  signal?: AbortSignal,
): Promise<Transport> {
  const limit = new AbortController()
  const forget = onAbort(signal, () => limit.abort())
  let late = false
  opening.then((transport) => void (late && transport.close())).catch(() => undefined)
  const tooLong = pause(clock, OPEN_LIMIT_MS, limit.signal).then(() => {
    throw new ReaderError('openFailed', 'the port does not open')
  })
  try {
    return await Promise.race([opening, tooLong])
  } catch (error) {
    late = true
    throw error
  } finally {
    forget()
    limit.abort()
    tooLong.catch(() => undefined)
  }
}

/** What an opening that failed says of the port. */
export function outcomeOf(error: unknown): 'inUse' | 'noPermission' | 'gone' {
  const { code } = asReaderError(error, 'openFailed')
  if (code === 'unplugged') return 'gone'
  return code === 'noPermission' ? 'noPermission' : 'inUse'
}

/** What the families say at one speed; undefined: none of them has answered, `heard` says whether anything came. */
async function askAll(
  transport: Transport,
  baudRate: number,
  options: FindOptions & { clock: ReaderClock },
): Promise<{ found?: Found; heard: boolean }> {
  const tap = tapTransport(transport)
  const { clock, signal, timeoutScale } = options
  await pause(clock, options.settleMs ?? 500, signal)
  for (const [name, ask] of Object.entries(ASKED)) {
    const family = name as Answered['family']
    options.onProgress?.({ family, baudRate })
    try {
      const answered = await ask({ transport: tap.transport, clock, timeoutScale, signal })
      return { found: { outcome: 'found', baudRate, ...answered }, heard: true }
    } catch (error) {
      throwIfCancelled(signal)
      const { code } = asReaderError(error, 'badReply')
      if (code === 'wrongPassword') return { found: { outcome: code, baudRate }, heard: true }
      if (code === 'unplugged') throw error
    }
    // more questions would only make a modem say more
    if (isText(tap.heard()) || tap.isEcho()) return { found: { outcome: 'other' }, heard: true }
  }
  return { heard: tap.heard().length > 0 }
}

/**
 * Asks what is at the end of a port, at every speed in the order of likelihood, and ends within about 25 s. Nothing is
 * sent that changes anything in any device of the families. Rejects `cancelled`; the line is given back in any case.
 */
export async function findReader(given: FindOptions): Promise<Found> {
  const options = { ...given, clock: given.clock ?? systemClock }
  let spoke = false
  for (const baudRate of SCAN_SPEEDS) {
    throwIfCancelled(options.signal)
    let transport: Transport
    try {
      transport = await openWithin(options.open(baudRate), options.clock, options.signal)
    } catch (error) {
      throwIfCancelled(options.signal)
      return { outcome: outcomeOf(error) }
    }
    try {
      const { found, heard } = await askAll(transport, baudRate, options)
      if (found !== undefined) return found
      spoke ||= heard
    } catch (error) {
      throwIfCancelled(options.signal)
      if (asReaderError(error, 'badReply').code === 'unplugged') return { outcome: 'gone' }
      throw error
    } finally {
      await transport.close()
    }
  }
  return { outcome: spoke ? 'other' : 'silent' }
}
