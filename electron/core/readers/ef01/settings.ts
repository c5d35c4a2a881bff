import { ReaderError } from '../reader-error.ts'
import { refusal } from './capture.ts'
import {
  COMMANDS,
  doubleWord,
  packetBytes,
  parseSystemParameters,
  type SystemParameters,
} from './commands.ts'
import { CONFIRM } from './confirmations.ts'
import type { Link } from './link.ts'

/** Registers of SetSysPara; all dialects number these three alike (wire reference 2.4, 2.5). */
export const REGISTER = { speed: 4, security: 5, packetSize: 6 } as const

/** Speeds every model of the family takes, bits a second; a speed outside the scan would hide the reader for good. */
const SETTABLE_SPEEDS: readonly number[] = [9600, 19_200, 38_400, 57_600, 115_200]

/** Sends a value to a register and has the module say what it is now; clones that cannot are believed. */
export async function setRegister(
  link: Link,
  register: number,
  value: number,
  now: (parameters: SystemParameters) => number,
  signal?: AbortSignal,
): Promise<void> {
  const reply = await link.request(COMMANDS.setSysPara, [register, value], { signal })
  if (reply.confirmation !== CONFIRM.ok) throw refusal('SetSysPara', reply)
  const told = await link.request(COMMANDS.readSysPara, []).catch((error: unknown) => {
    if (error instanceof ReaderError && error.code === 'noReply') return undefined
    throw error
  })
  if (told?.confirmation !== CONFIRM.ok) return
  const is = now(parseSystemParameters(told.data))
  if (is !== value) throw new ReaderError('notProven', `register ${register} is ${is} instead of ${value}`)
}

/** The code of a packet size in bytes. Throws RangeError unless it is 32, 64, 128 or 256. */
export function packetSizeCode(bytes: number): number {
  const code = [0, 1, 2, 3].find((each) => packetBytes(each) === bytes)
  if (code === undefined) throw new RangeError(`packets of ${bytes} bytes`)
  return code
}

/**
 * Sets the line speed, in bits a second, and gives the line up: the acknowledge still comes at the old speed, and
 * what comes after only a new connection can tell, which tries the speeds. Also when the acknowledge got lost.
 * Throws RangeError on a speed nobody would look for; rejects `refused` with the line still there.
 */
export async function changeSpeed(link: Link, baudRate: number, signal?: AbortSignal): Promise<void> {
  if (!SETTABLE_SPEEDS.includes(baudRate)) throw new RangeError(`${baudRate} bits a second`)
  const params = [REGISTER.speed, baudRate / 9600]
  // Once only: a module that has obeyed would hear the second one at the wrong speed.
  const reply = await link
    .request(COMMANDS.setSysPara, params, { signal, attempts: 1 })
    .catch((error: unknown) => {
      if (error instanceof ReaderError && error.code !== 'cancelled') return undefined
      throw error
    })
  if (reply !== undefined && reply.confirmation !== CONFIRM.ok) throw refusal('SetSysPara', reply)
  await link.close()
}

/** VfyPwd: does the module take this password? */
async function takes(link: Link, password: number): Promise<boolean> {
  const reply = await link.request(COMMANDS.vfyPwd, doubleWord(password))
  if (reply.confirmation === CONFIRM.ok) return true
  if (reply.confirmation === CONFIRM.wrongPassword || reply.confirmation === CONFIRM.passwordNeeded)
    return false
  throw refusal('VfyPwd', reply)
}

/**
 * Sets a 32-bit password and proves it by asking with it, which also decides when the acknowledge got lost.
 * Rejects `refused`, `notProven` (the old one is in force) and the failures of the line.
 */
export async function changePassword(
  link: Link,
  from: number,
  to: number,
  signal?: AbortSignal,
): Promise<void> {
  if (!Number.isInteger(to) || to < 0 || to > 0xffffffff) throw new RangeError('a password has 32 bits')
  const reply = await link.request(COMMANDS.setPwd, doubleWord(to), { signal }).catch((error: unknown) => {
    if (error instanceof ReaderError && (error.code === 'noReply' || error.code === 'badReply'))
      return undefined
    throw error
  })
  if (
    reply !== undefined &&
    reply.confirmation !== CONFIRM.ok &&
    reply.confirmation !== CONFIRM.passwordNeeded
  )
    throw refusal('SetPwd', reply)
  if (await takes(link, to)) return
  // A wrong guess may have cost us the trust of the module.
  await takes(link, from)
  throw new ReaderError('notProven', 'the old password is still in force')
}
