import { ReaderError } from '../reader-error.ts'
import type { ConnectedReader, ReaderInfo } from '../reader.ts'
import { createGuardedDriver, type FamilyActs } from '../wire/driver.ts'
import { refusal, type Session } from './capture.ts'
import { COMMANDS, doubleWord } from './commands.ts'
import { CONFIRM } from './confirmations.ts'
import { runEnrol } from './enrol.ts'
import { runIdentify } from './identify.ts'
import {
  countTemplates,
  deleteTemplate,
  emptyLibrary,
  exportTemplate,
  importTemplate,
  readOccupied,
} from './library.ts'
import { runAutoEnrol } from './ps/enrol.ts'
import { runAutoIdentify } from './ps/identify.ts'
import type { Link } from './link.ts'
import { changePassword, changeSpeed, packetSizeCode, REGISTER, setRegister } from './settings.ts'

/** A reader of this family with what only its administrator does. */
export type Ef01Reader = ConnectedReader & {
  /** 32 bits; in force at once. Whoever connects the next time has to know it. */
  setPassword: (password: number, signal?: AbortSignal) => Promise<void>
  /** 1 (lax) to 5 (strict). */
  setSecurity: (level: number, signal?: AbortSignal) => Promise<void>
  /** Bytes of a data packet: 32, 64, 128 or 256. */
  setPacketBytes: (bytes: number, signal?: AbortSignal) => Promise<void>
  /** Bits a second. Gives the line up: the reader has to be connected anew. */
  setSpeed: (baudRate: number, signal?: AbortSignal) => Promise<void>
  /** Deletes every template; gives how many there were. */
  empty: (signal?: AbortSignal) => Promise<{ before: number }>
}

/** What the connection found out before the driver takes over. */
export type DriverOptions = {
  session: Session
  /** 32-bit password, 0 unless somebody changed it. */
  password: number
  packetSizeCode: number
  info: Omit<ReaderInfo, 'used' | 'occupied'>
}

/** VfyPwd. Rejects `wrongPassword` on 13 (and 21, the PS dialect's word for it). */
export async function verifyPassword(link: Link, password: number, signal?: AbortSignal): Promise<void> {
  const reply = await link.request(COMMANDS.vfyPwd, doubleWord(password), { signal, plain: true })
  if (reply.confirmation === CONFIRM.ok) return
  const { confirmation } = reply
  if (confirmation === CONFIRM.wrongPassword || confirmation === CONFIRM.passwordNeeded) {
    throw new ReaderError('wrongPassword', 'the reader wants another password', { confirmation })
  }
  throw refusal('VfyPwd', reply)
}

/** An enrolment with the light that belongs to it, which goes out however it ends. */
async function lit<T>({ light }: Session, act: () => Promise<T>): Promise<T> {
  await light?.show('enrolling')
  try {
    return await act()
  } finally {
    await light?.show('off').catch(() => undefined)
  }
}

/** The acts of a connected EF01 reader. */
export async function createEf01Driver(options: DriverOptions, signal?: AbortSignal): Promise<Ef01Reader> {
  const { session } = options
  const { link } = session
  let { password, packetSizeCode: packetCode } = options
  const byItself = session.dialect === 'ps'
  const acts: FamilyActs = {
    look: async (stop) => {
      const used = await countTemplates(link, stop)
      return { ...options.info, used, occupied: await readOccupied(link, session.capacity, stop) }
    },
    identifyLoop: (request) => (byItself ? runAutoIdentify : runIdentify)(session, request),
    enrol: (request) => lit(session, () => (byItself ? runAutoEnrol : runEnrol)(session, request)),
    deleteSlot: (slot, stop) => deleteTemplate(session, slot, stop),
    readTemplate: (slot, stop) => exportTemplate(session, slot, stop),
    writeTemplate: (slot, template, stop) => importTemplate(session, slot, template, packetCode, stop),
    verify: (stop) => verifyPassword(link, password, stop),
    onLost: link.onLost,
    close: link.close,
  }
  const { reader, guard } = await createGuardedDriver(acts, signal)
  const { alone, changing } = guard

  return {
    ...reader,
    setPassword: (next, stop) =>
      alone('setPassword', async () => {
        await changePassword(link, password, next, stop)
        password = next
      }),
    setSecurity: (level, stop) =>
      alone('setSecurity', async () => {
        await setRegister(link, REGISTER.security, level, (now) => now.security, stop)
        session.security = level
      }),
    setPacketBytes: (bytes, stop) =>
      alone('setPacketBytes', async () => {
        const code = packetSizeCode(bytes)
        await setRegister(link, REGISTER.packetSize, code, (now) => now.packetSizeCode, stop)
        packetCode = code
      }),
    setSpeed: (baudRate, stop) => alone('setSpeed', () => changeSpeed(link, baudRate, stop)),
    empty: (stop) => changing('empty', () => emptyLibrary(session, stop)),
  }
}
