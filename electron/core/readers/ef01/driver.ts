import { ReaderError } from '../reader-error.ts'
import type { ConnectedReader, ReaderInfo } from '../reader.ts'
import { createDriver, type FamilyActs } from '../wire/driver.ts'
import { refusal, type Session } from './capture.ts'
import { COMMANDS, doubleWord } from './commands.ts'
import { CONFIRM } from './confirmations.ts'
import { runEnrol } from './enrol.ts'
import { runIdentify } from './identify.ts'
import { countTemplates, deleteTemplate, exportTemplate, importTemplate, readOccupied } from './library.ts'
import type { Link } from './link.ts'

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

/** The acts of a connected EF01 reader. */
export function createEf01Driver(options: DriverOptions, signal?: AbortSignal): Promise<ConnectedReader> {
  const { session, password, packetSizeCode } = options
  const { link } = session
  const acts: FamilyActs = {
    look: async (stop) => {
      const used = await countTemplates(link, stop)
      return { ...options.info, used, occupied: await readOccupied(link, session.capacity, stop) }
    },
    identifyLoop: (request) => runIdentify(session, request),
    enrol: (request) => runEnrol(session, request),
    deleteSlot: (slot, stop) => deleteTemplate(session, slot, stop),
    readTemplate: (slot, stop) => exportTemplate(session, slot, stop),
    writeTemplate: (slot, template, stop) => importTemplate(session, slot, template, packetSizeCode, stop),
    verify: (stop) => verifyPassword(link, password, stop),
    onLost: link.onLost,
    close: link.close,
  }
  return createDriver(acts, signal)
}
