import { pause, systemClock } from '../clock.ts'
import { ReaderError } from '../reader-error.ts'
import type { Transport } from '../transport/transport.ts'
import { probeSpeeds, type ProbeOptions } from '../wire/probe.ts'
import { DEFAULT_ADDRESS } from './codec.ts'
import { COMMANDS, parseSystemParameters, type SystemParameters } from './commands.ts'
import { CONFIRM } from './confirmations.ts'
import type { Ef01Dialect } from './dialect.ts'
import { createEf01Driver, verifyPassword, type Ef01Reader } from './driver.ts'
import { createLightRing, type Light } from './light.ts'
import { createLink, type Link } from './link.ts'
import { confirmR503 } from './r503.ts'

/** Speeds in the order of their likelihood. */
export const SCAN_SPEEDS: readonly number[] = [57600, 9600, 115200, 19200, 38400]

export type ConnectOptions = ProbeOptions & {
  /** 32-bit password; 0 from the factory. */
  password?: number | undefined
  /** 32-bit module address; FFFFFFFF from the factory. */
  address?: number | undefined
  /** What the administrator says it is; 'classic' uses nothing that differs between modules. */
  dialect?: Ef01Dialect | undefined
  /** Try HighSpeedSearch before Search. */
  fastSearch?: boolean | undefined
}

/** Largest library of the family with room to spare; more means the reply was no good. */
const CAPACITY_LIMIT = 1024 * 8

/** ReadSysPara, or undefined when the module's answer cannot be used (some clones). */
export async function readParameters(
  link: Link,
  signal?: AbortSignal,
): Promise<SystemParameters | undefined> {
  try {
    const reply = await link.request(COMMANDS.readSysPara, [], { signal })
    if (reply.confirmation === CONFIRM.passwordNeeded) {
      throw new ReaderError('wrongPassword', 'the reader wants another password', { confirmation: 0x21 })
    }
    if (reply.confirmation !== CONFIRM.ok) return undefined
    const parameters = parseSystemParameters(reply.data)
    return parameters.capacity > 0 && parameters.capacity <= CAPACITY_LIMIT ? parameters : undefined
  } catch (error) {
    if (error instanceof ReaderError && (error.code === 'noReply' || error.code === 'badReply'))
      return undefined
    throw error
  }
}

type Model = { text: string; dialect: Ef01Dialect; light?: Light | undefined }

/** What the module is, and what it has because of that. A setting that does not fit is written down and not used. */
async function modelOf(link: Link, options: ConnectOptions): Promise<Model> {
  if (options.dialect === 'ps') return { text: 'EF01 PS', dialect: 'ps' }
  if (options.dialect !== 'r503') return { text: 'EF01', dialect: 'classic' }
  const product = await confirmR503(link, options.signal)
  if (product === undefined) {
    options.log?.('reader.model.unconfirmed', { dialect: options.dialect })
    return { text: 'EF01', dialect: 'classic' }
  }
  const { model, batch, serial, hardware } = product
  return { text: `${model} ${hardware} ${batch}-${serial}`, dialect: 'r503', light: createLightRing(link) }
}

async function settle(transport: Transport, options: ConnectOptions, baudRate: number): Promise<Ef01Reader> {
  const clock = options.clock ?? systemClock
  const { signal, password = 0, address = DEFAULT_ADDRESS } = options
  const link = createLink({ transport, address, clock, timeoutScale: options.timeoutScale })
  await pause(clock, options.settleMs ?? 500, signal)
  await verifyPassword(link, password, signal)
  const parameters = await readParameters(link, signal)
  const capacity = parameters?.capacity ?? options.capacityFallback ?? 150
  const id = parameters?.systemId.toString(16).padStart(4, '0') ?? '----'
  const model = await modelOf(link, options)
  return createEf01Driver(
    {
      session: {
        link,
        clock,
        capacity,
        fastSearch: model.dialect !== 'ps' && (options.fastSearch ?? true),
        dialect: model.dialect,
        light: model.light,
        security: parameters?.security ?? 3,
      },
      password,
      packetSizeCode: parameters?.packetSizeCode ?? 2,
      info: {
        model: `${model.text} ${id}/${capacity}`,
        ...{ capacity, capacityKnown: parameters !== undefined, baudRate },
        canEnrol: true,
      },
    },
    signal,
  )
}

/**
 * Finds the module on its line (wire reference 2.11): open, wait, verify the password, ask for parameters, count and
 * index table; on silence the next speed. Rejects `unplugged`, `openFailed`, `noPermission`, `noReply`, `badReply`,
 * `wrongPassword`, `cancelled`; the line is given back then.
 */
export function connectEf01(options: ConnectOptions): Promise<Ef01Reader> {
  return probeSpeeds(options, options.speeds ?? SCAN_SPEEDS, (transport, baudRate) =>
    settle(transport, options, baudRate),
  )
}
