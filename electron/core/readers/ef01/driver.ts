import { ReaderError } from '../reader-error.ts'
import type { ConnectedReader, ReaderInfo } from '../reader.ts'
import { createHolder } from '../wire/holder.ts'
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

/** The acts of a connected EF01 reader, one at a time: a second one is refused with `busy`. */
export async function createDriver(options: DriverOptions, signal?: AbortSignal): Promise<ConnectedReader> {
  const { session, password } = options
  const { link } = session
  let info: ReaderInfo
  const alone = createHolder()

  const refresh = async (stop?: AbortSignal): Promise<void> => {
    const used = await countTemplates(link, stop)
    info = { ...options.info, used, occupied: await readOccupied(link, session.capacity, stop) }
  }
  /** An act that changes the library: what is known of it is read again. */
  const changing = <T>(name: string, act: () => Promise<T>): Promise<T> =>
    alone(name, async () => {
      const result = await act()
      await refresh()
      return result
    })

  info = { ...options.info, used: 0, occupied: undefined }
  await refresh(signal)

  return {
    info: () => info,
    identifyLoop: (request) => alone('identify', () => runIdentify(session, request)),
    enrol: (request) => changing('enrol', () => runEnrol(session, request)),
    deleteSlot: (slot, stop) => changing('delete', () => deleteTemplate(session, slot, stop)),
    readTemplate: (slot, stop) => alone('readTemplate', () => exportTemplate(session, slot, stop)),
    writeTemplate: (slot, template, stop) =>
      changing('writeTemplate', () => importTemplate(session, slot, template, options.packetSizeCode, stop)),
    verify: (stop) => verifyPassword(link, password, stop),
    onLost: link.onLost,
    close: link.close,
  }
}
