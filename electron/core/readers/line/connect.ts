import { pause, systemClock } from '../clock.ts'
import type { ConnectOptions } from '../ef01/connect.ts'
import { asReaderError } from '../reader-error.ts'
import type { ConnectedReader } from '../reader.ts'
import { createLineReader } from './reader.ts'
import { LINE_DEFAULTS, type LineSettings } from './settings.ts'

/** Bits a second of every 125 kHz reader there is. */
export const LINE_SPEED = 9600

export type LineOptions = Pick<ConnectOptions, 'open' | 'settleMs' | 'clock' | 'signal' | 'log'> & {
  /** Only the first is tried: a reader that is never asked cannot say that it was the wrong one. */
  speeds?: readonly number[] | undefined
  settings?: Partial<LineSettings> | undefined
}

/**
 * Opens the line of a reader that talks by itself. Whether anything is at its end shows with the first card. What comes
 * within `settleMs` (500) of opening is dropped: opening can reset a bridge, which then says how it is.
 * Rejects `unplugged`, `openFailed`, `noPermission`, `cancelled`; the line is given back then.
 */
export async function connectLine(options: LineOptions): Promise<ConnectedReader> {
  const clock = options.clock ?? systemClock
  const baudRate = options.speeds?.[0] ?? LINE_SPEED
  const transport = await options.open(baudRate).catch((error: unknown) => {
    throw asReaderError(error, 'openFailed')
  })
  try {
    await pause(clock, options.settleMs ?? 500, options.signal)
  } catch (error) {
    await transport.close()
    throw error
  }
  const settings = { ...LINE_DEFAULTS, ...options.settings }
  return createLineReader({ transport, settings, baudRate, clock, log: options.log })
}
