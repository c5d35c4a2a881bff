import type { ReaderClock } from '../clock.ts'
import { DEFAULT_ADDRESS } from '../ef01/codec.ts'
import { COMMANDS as EF01 } from '../ef01/commands.ts'
import { CONFIRM } from '../ef01/confirmations.ts'
import { readParameters } from '../ef01/connect.ts'
import type { Ef01Dialect } from '../ef01/dialect.ts'
import { verifyPassword } from '../ef01/driver.ts'
import { countTemplates as countEf01 } from '../ef01/library.ts'
import { createLink, type Link } from '../ef01/link.ts'
import { confirmR503 } from '../ef01/r503.ts'
import { COMMANDS as F5 } from '../f5/commands.ts'
import { readCapacity } from '../f5/connect.ts'
import { createF5Link } from '../f5/link.ts'
import { findCapacity, openModule } from '../gt511/connect.ts'
import { countTemplates as countGt511 } from '../gt511/library.ts'
import { createGt511Link } from '../gt511/link.ts'
import type { Transport } from '../transport/transport.ts'

/** What a module says of itself when it is asked for nothing but that. */
export type Answered = {
  family: 'ef01' | 'gt511' | 'f5'
  /** Null where the family has none. Only an R503 can say which it is; anything else counts as classic. */
  dialect: Ef01Dialect | null
  model: string
  /** Null: it would not say. */
  capacity: number | null
  used: number
}

export type AskContext = {
  transport: Transport
  clock: ReaderClock
  /** Factor on all reply times; 1 in the product. */
  timeoutScale?: number | undefined
  signal?: AbortSignal | undefined
}

/**
 * An R503's own name. 3C lights the lamp of other modules (wire reference 2.5), so that it follows only on the firmware's
 * version, which those do not tell.
 */
async function productOf(link: Link, signal: AbortSignal | undefined): Promise<string | undefined> {
  const firmware = await link.request(EF01.getFwVer, [], { signal, attempts: 1 }).catch(() => undefined)
  if (firmware?.confirmation !== CONFIRM.ok) return undefined
  return (await confirmR503(link, signal))?.model
}

/** VfyPwd with the factory's password, ReadSysPara, TempleteNum: the same on every EF01 module. */
async function askEf01({ signal, ...context }: AskContext): Promise<Answered> {
  const link = createLink({ ...context, address: DEFAULT_ADDRESS })
  await verifyPassword(link, 0, signal)
  const capacity = (await readParameters(link, signal))?.capacity ?? null
  const used = await countEf01(link, signal)
  const product = await productOf(link, signal)
  return {
    ...{ family: 'ef01', capacity, used },
    dialect: product === undefined ? 'classic' : 'r503',
    model: product ?? 'EF01',
  }
}

/** Open, GetEnrollCount, CheckEnrolled; its light stays off. */
async function askGt511({ signal, ...context }: AskContext): Promise<Answered> {
  const link = createGt511Link(context)
  await openModule(link, { signal, plain: true, attempts: 1 })
  const used = await countGt511(link, signal)
  const capacity = (await findCapacity(link, signal)) ?? null
  return { family: 'gt511', dialect: null, model: 'GT-511', capacity, used }
}

/** The count, and how many there may be. */
async function askF5({ signal, ...context }: AskContext): Promise<Answered> {
  const link = createF5Link(context)
  const { word: used } = await link.request(F5.count, {}, { signal, plain: true, attempts: 1 })
  return {
    family: 'f5',
    dialect: null,
    model: 'F5',
    capacity: (await readCapacity(link, signal)) ?? null,
    used,
  }
}

/** The families that can be asked, in the order in which they are; none of it changes anything in any of them. */
export const ASKED = { ef01: askEf01, gt511: askGt511, f5: askF5 } as const satisfies Record<
  Answered['family'],
  (context: AskContext) => Promise<Answered>
>
