import { throwIfCancelled } from '../clock.ts'
import { ReaderError } from '../reader-error.ts'
import type { DeleteProof } from '../reader.ts'
import { attempted, checkFreeSlot, checkSame, checkSlot, notProven } from '../wire/proof.ts'
import { refusal, type Session } from './capture.ts'
import { COMMANDS, packetBytes, usedSlots, word } from './commands.ts'
import { CONFIRM } from './confirmations.ts'
import { slotWord } from './dialect.ts'
import type { Link, Reply } from './link.ts'

/** Number of templates by the reader's own count. */
export async function countTemplates(link: Link, signal?: AbortSignal): Promise<number> {
  const reply = await link.request(COMMANDS.templeteNum, [], { signal })
  if (reply.confirmation !== CONFIRM.ok) throw refusal('TempleteNum', reply)
  return new DataView(reply.data.buffer, reply.data.byteOffset).getUint16(0)
}

/**
 * Filled slots, ascending; undefined where the reader has no index table. Only the pages the library needs are
 * asked for: beyond it models differ.
 */
export async function readOccupied(
  link: Link,
  capacity: number,
  signal?: AbortSignal,
): Promise<number[] | undefined> {
  const slots: number[] = []
  for (let page = 0; page < Math.min(4, Math.ceil(capacity / 256)); page += 1) {
    const reply = await link.request(COMMANDS.readIndexTable, [page], { signal }).catch((error: unknown) => {
      if (error instanceof ReaderError && error.code === 'noReply') return undefined
      throw error
    })
    if (reply?.confirmation !== CONFIRM.ok) return undefined
    slots.push(...usedSlots(page, reply.data))
  }
  return slots.filter((slot) => slot < capacity)
}

/** Rejects unless the slot is inside the library and empty. Gives the count. */
export const checkFree = (session: Session, slot: number, signal?: AbortSignal): Promise<number> =>
  checkFreeSlot(session, slot, {
    count: () => countTemplates(session.link, signal),
    isFilled: () => isFilled(session, slot, signal),
  })

/** Is the slot filled? By the index table, or, where there is none, by trying to load it. */
async function isFilled(session: Session, slot: number, signal?: AbortSignal): Promise<boolean> {
  const occupied = await readOccupied(session.link, session.capacity, signal)
  if (occupied !== undefined) return occupied.includes(slot)
  const reply = await session.link.request(COMMANDS.loadChar, [2, ...word(slot)], { signal })
  if (reply.confirmation === CONFIRM.passwordNeeded) throw refusal('LoadChar', reply)
  return reply.confirmation === CONFIRM.ok
}

/** The error for an attempt that the look afterwards did not find done. */
function undone(
  name: string,
  reply: Reply | ReaderError,
  before: number,
  after: number,
  slot: number,
): ReaderError {
  if (reply instanceof ReaderError) return reply
  if (reply.confirmation !== CONFIRM.ok) return refusal(name, reply)
  return notProven(name, before, after, slot)
}

/**
 * Stores buffer 1 and proves it by the count. Cannot be cancelled once begun: the caller must learn how it ended.
 */
export async function storeBuffer(session: Session, slot: number, before: number): Promise<void> {
  const reply = await attempted(() => session.link.request(COMMANDS.store, [1, ...word(slot)]))
  const after = await countTemplates(session.link)
  if (after === before + 1) return
  if (!(reply instanceof ReaderError)) {
    const { confirmation } = reply
    if (confirmation === CONFIRM.libraryFull) throw new ReaderError('full', 'Store: 1F', { confirmation })
    if (confirmation === CONFIRM.slotOutOfRange) {
      throw new ReaderError('slotOutOfRange', `slot ${slot} refused`, { slot, confirmation })
    }
    if (slotWord(session.dialect, confirmation) === 'taken')
      throw new ReaderError('slotTaken', `slot ${slot} is used`, { slot, confirmation })
  }
  throw undone('Store', reply, before, after, slot)
}

/** Deletes one template and proves it: one less by count, and its index bit clear. */
export async function deleteTemplate(
  session: Session,
  slot: number,
  signal?: AbortSignal,
): Promise<DeleteProof> {
  checkSlot(session, slot)
  const { link } = session
  if (!(await isFilled(session, slot, signal))) throw new ReaderError('slotEmpty', `slot ${slot}`, { slot })
  const before = await countTemplates(link, signal)
  throwIfCancelled(signal)
  // Once begun it is seen through, and the look afterwards decides: a lost reply makes us ask twice, and a module
  // may refuse the second time.
  const reply = await attempted(() => link.request(COMMANDS.deletChar, [...word(slot), ...word(1)]))
  const after = await countTemplates(link)
  const occupied = await readOccupied(link, session.capacity)
  const indexClear = occupied === undefined ? undefined : !occupied.includes(slot)
  if (after === before - 1 && indexClear !== false) return { slot, before, after, indexClear }
  throw undone('DeletChar', reply, before, after, slot)
}

/** Empties the library and proves it by the count, which also decides when the acknowledge got lost. */
export async function emptyLibrary(session: Session, signal?: AbortSignal): Promise<{ before: number }> {
  const before = await countTemplates(session.link, signal)
  throwIfCancelled(signal)
  const reply = await attempted(() => session.link.request(COMMANDS.empty))
  const after = await countTemplates(session.link)
  if (after === 0) return { before }
  if (reply instanceof ReaderError) throw reply
  if (reply.confirmation !== CONFIRM.ok) throw refusal('Empty', reply)
  throw new ReaderError('notProven', `Empty: ${after} of ${before} templates are still there`)
}

/** Buffer 1 as data. The stream is asked for twice at most. */
async function readBuffer(session: Session, signal?: AbortSignal): Promise<Uint8Array> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const reply = await session.link.upload(COMMANDS.upChar, [1], signal)
      if (reply.confirmation !== CONFIRM.ok) throw refusal('UpChar', reply)
      return reply.bytes
    } catch (error) {
      if (attempt >= 2 || !(error instanceof ReaderError) || error.code !== 'badReply') throw error
    }
  }
}

/** The template of a slot as an opaque blob; size differs by model. */
export async function exportTemplate(
  session: Session,
  slot: number,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  checkSlot(session, slot)
  const loaded = await session.link.request(COMMANDS.loadChar, [1, ...word(slot)], { signal })
  const { confirmation } = loaded
  if (confirmation === CONFIRM.templateUnreadable || slotWord(session.dialect, confirmation) === 'empty')
    throw new ReaderError('slotEmpty', `slot ${slot}`, { slot, confirmation })
  if (confirmation !== CONFIRM.ok) throw refusal('LoadChar', loaded)
  return readBuffer(session, signal)
}

/**
 * Puts a blob into an empty slot. The module does not confirm data packets, so the buffer is read back before it is
 * stored: after a transfer that failed it still holds what was in it, which may be the finger of somebody else.
 */
export async function importTemplate(
  session: Session,
  slot: number,
  template: Uint8Array,
  packetSizeCode: number,
  signal?: AbortSignal,
): Promise<void> {
  const before = await checkFree(session, slot, signal)
  const size = packetBytes(packetSizeCode)
  const reply = await session.link.download(COMMANDS.downChar, [1], template, size, signal)
  if (reply.confirmation !== CONFIRM.ok) throw refusal('DownChar', reply)
  checkSame(await readBuffer(session, signal), template)
  throwIfCancelled(signal)
  await storeBuffer(session, slot, before)
  checkSame(await exportTemplate(session, slot, signal), template)
}
