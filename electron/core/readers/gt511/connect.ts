import { pause, systemClock } from '../clock.ts'
import type { ConnectedReader } from '../reader.ts'
import type { Transport } from '../transport/transport.ts'
import { createDriver } from '../wire/driver.ts'
import { probeSpeeds, type ProbeOptions } from '../wire/probe.ts'
import { COMMANDS } from './commands.ts'
import { runEnrol } from './enrol.ts'
import { lightOn, type Session } from './finger.ts'
import { runIdentify } from './identify.ts'
import { checkEnrolled, countTemplates, deleteTemplate, exportTemplate, importTemplate } from './library.ts'
import { createGt511Link, refusal, type Gt511Link } from './link.ts'

/** Speeds in the order of their likelihood: the module starts at 9600 and may have been told another. */
export const GT511_SPEEDS: readonly number[] = [9600, 115200, 57600, 38400, 19200]

/** Library sizes of the family: C1R, C3 and F32, C5, F52. */
const SIZES = [20, 200, 2000, 3000] as const

/** Open, with what the module tells of itself: the firmware as hex, empty where it tells nothing. */
export async function openModule(
  link: Gt511Link,
  options: { signal?: AbortSignal | undefined; plain?: boolean; attempts?: number } = {},
): Promise<string> {
  const reply = await link.request(COMMANDS.openInfo, 1, options)
  if (!reply.ok) throw refusal(COMMANDS.open, reply)
  const { buffer, byteOffset } = reply.data
  return new DataView(buffer, byteOffset).getUint32(0, true).toString(16).padStart(8, '0')
}

/** The number of ids: the first that CheckEnrolled calls outside; undefined when it calls none so. */
export async function findCapacity(link: Gt511Link, signal?: AbortSignal): Promise<number | undefined> {
  const outside = async (id: number): Promise<boolean> =>
    (await checkEnrolled(link, id, signal)) === 'outside'
  let low = 0
  for (const size of SIZES) {
    if (await outside(size)) {
      let high: number = size
      // Nearly always one of the known sizes; any other is found by halving.
      if (!(await outside(high - 1))) return high
      while (low < high) {
        const middle = (low + high) >> 1
        if (await outside(middle)) high = middle
        else low = middle + 1
      }
      return low > 0 ? low : undefined
    }
    low = size + 1
  }
  return undefined
}

async function settle(
  transport: Transport,
  options: ProbeOptions,
  baudRate: number,
): Promise<ConnectedReader> {
  const { clock = systemClock, signal, timeoutScale } = options
  const link = createGt511Link({ transport, clock, timeoutScale })
  await pause(clock, options.settleMs ?? 500, signal)
  const firmware = await openModule(link, { signal, plain: true })
  await lightOn(link, signal)
  const found = await findCapacity(link, signal)
  const capacity = found ?? options.capacityFallback ?? SIZES[1]
  const session: Session = { link, clock, capacity }
  const facts = {
    model: `GT-511 ${firmware}/${capacity}`,
    capacity,
    capacityKnown: found !== undefined,
    canEnrol: true,
  }
  return createDriver(
    {
      // There is no index table, and asking for each id would take minutes.
      look: async (stop) => ({
        ...facts,
        baudRate,
        used: await countTemplates(link, stop),
        occupied: undefined,
      }),
      identifyLoop: (request) => runIdentify(session, request),
      enrol: (request) => runEnrol(session, request),
      deleteSlot: (slot, stop) => deleteTemplate(session, slot, stop),
      readTemplate: (slot, stop) => exportTemplate(session, slot, stop),
      writeTemplate: (slot, template, stop) => importTemplate(session, slot, template, stop),
      verify: async (stop) => {
        await openModule(link, { signal: stop })
        await lightOn(link, stop)
      },
      onLost: link.onLost,
      close: link.close,
    },
    signal,
  )
}

/**
 * Finds a GT-511 or GT-521 on its line (wire reference 3): open, ask for its facts, switch its light on, find the
 * number of ids; on silence the next speed. Rejects `unplugged`, `openFailed`, `noPermission`, `noReply`, `badReply`, `refused`,
 * `cancelled`; the line is given back then.
 */
export function connectGt511(options: ProbeOptions): Promise<ConnectedReader> {
  return probeSpeeds(options, options.speeds ?? GT511_SPEEDS, (transport, baudRate) =>
    settle(transport, options, baudRate),
  )
}
