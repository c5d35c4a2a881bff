import { pause, systemClock } from '../clock.ts'
import { ReaderError } from '../reader-error.ts'
import type { ConnectedReader } from '../reader.ts'
import type { Transport } from '../transport/transport.ts'
import { createDriver } from '../wire/driver.ts'
import { probeSpeeds, type ProbeOptions } from '../wire/probe.ts'
import { attempted } from '../wire/proof.ts'
import { COMMANDS, OUTCOME } from './commands.ts'
import { runEnrol } from './enrol.ts'
import { runIdentify, type Session } from './identify.ts'
import { countUsers, deleteUser, exportFeature, importFeature, readOccupied } from './library.ts'
import { createF5Link, refusal, type F5Link } from './link.ts'
import { LAST_USER } from './users.ts'

/** Speeds in the order of their likelihood. */
export const F5_SPEEDS: readonly number[] = [19200, 115200, 57600, 9600, 38400]

/** Captures end after so many steps, of 0.2 to 0.3 s by model: long enough to press, short enough to be taken back. */
const CAPTURE_STEPS = 4
const STEP_MS = 300

const LIFT_MS = 1500
const CAPACITY_FALLBACK = 150

export type F5ConnectOptions = ProbeOptions & {
  /** How long somebody is given to lift a finger during an enrolment, in ms; 1500 unless told. */
  liftMs?: number | undefined
}

/**
 * Refuse fingers that are enrolled already, and end captures soon. Settings may go with the power. A module that
 * does not know the capture timeout is given more time for its captures.
 */
async function prepare(link: F5Link, signal?: AbortSignal): Promise<void> {
  const mode = await link.request(COMMANDS.addMode, { word: 1 }, { signal })
  if (mode.last !== OUTCOME.ok) throw refusal(COMMANDS.addMode, mode)
  const set = await attempted(() =>
    link.request(COMMANDS.captureTimeout, { word: CAPTURE_STEPS }, { signal, attempts: 1 }),
  )
  const known = !(set instanceof ReaderError) && set.last === OUTCOME.ok
  link.setCaptureMs(known ? CAPTURE_STEPS * STEP_MS : undefined)
}

/** How many users there may be; undefined when the module does not say. */
export async function readCapacity(link: F5Link, signal?: AbortSignal): Promise<number | undefined> {
  const reply = await attempted(() => link.request(COMMANDS.count, { last: 0xff }, { signal }))
  if (reply instanceof ReaderError || reply.word === 0) return undefined
  return Math.min(reply.word, LAST_USER)
}

async function settle(
  transport: Transport,
  options: F5ConnectOptions,
  baudRate: number,
): Promise<ConnectedReader> {
  const { clock = systemClock, signal, timeoutScale, liftMs = LIFT_MS } = options
  const link = createF5Link({ transport, clock, timeoutScale })
  await pause(clock, options.settleMs ?? 500, signal)
  await link.request(COMMANDS.count, {}, { signal, plain: true })
  await prepare(link, signal)
  const found = await readCapacity(link, signal)
  const capacity = found ?? options.capacityFallback ?? CAPACITY_FALLBACK
  const session: Session = { link, clock, capacity, liftMs }
  const facts = {
    model: `F5/${capacity}`,
    capacity,
    capacityKnown: found !== undefined,
    baudRate,
    canEnrol: true,
  }
  return createDriver(
    {
      look: async (stop) => {
        const used = await countUsers(link, stop)
        return { ...facts, used, occupied: await readOccupied(link, stop) }
      },
      identifyLoop: (request) => runIdentify(session, request),
      enrol: (request) => runEnrol(session, request),
      deleteSlot: (slot, stop) => deleteUser(session, slot, stop),
      readTemplate: (slot, stop) => exportFeature(session, slot, stop),
      writeTemplate: (slot, feature, stop) => importFeature(session, slot, feature, stop),
      verify: async (stop) => {
        await countUsers(link, stop)
        await prepare(link, stop)
      },
      onLost: link.onLost,
      close: link.close,
    },
    signal,
  )
}

/**
 * Finds an F5 module on its line (wire reference 4): ask for its count, set add mode and capture timeout, ask for its
 * capacity and users; on silence the next speed. Rejects `unplugged`, `openFailed`, `noPermission`, `noReply`, `badReply`, `refused`,
 * `cancelled`; the line is given back then.
 */
export function connectF5(options: F5ConnectOptions): Promise<ConnectedReader> {
  return probeSpeeds(options, options.speeds ?? F5_SPEEDS, (transport, baudRate) =>
    settle(transport, options, baudRate),
  )
}
