import type { ReaderClock } from './clock.ts'
import { connectEf01, SCAN_SPEEDS } from './ef01/connect.ts'
import { openAt } from './open-at.ts'
import type { ConnectedReader } from './reader.ts'
import type { SupervisorOptions } from './supervisor-types.ts'

/** One attempt after the other to connect a reader: where it answered last, and how fast, is tried first. */
export function createConnector(
  options: SupervisorOptions,
  clock: ReaderClock,
): (signal: AbortSignal) => Promise<ConnectedReader> {
  const usual = options.speeds ?? SCAN_SPEEDS
  let speeds = [...new Set([options.baudRate ?? usual[0] ?? 57600, ...usual])]
  let path = options.path

  return async (signal) => {
    const place = await openAt(options, path, clock, signal)
    const reader = await (options.connect ?? connectEf01)({
      open: place.open,
      speeds,
      password: options.password,
      address: options.address,
      clock,
      signal,
      log: options.log,
      ...options.tuning,
    })
    const { baudRate } = reader.info()
    speeds = [baudRate, ...speeds.filter((speed) => speed !== baudRate)]
    if (place.path() !== path) {
      path = place.path()
      options.onMoved?.(path)
    }
    return reader
  }
}
