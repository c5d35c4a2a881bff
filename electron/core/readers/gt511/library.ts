import { throwIfCancelled } from '../clock.ts'
import { ReaderError } from '../reader-error.ts'
import type { DeleteProof } from '../reader.ts'
import { attempted, checkFreeSlot, checkSame, checkSlot, notProven } from '../wire/proof.ts'
import { COMMANDS, isTwin, NACK_CODE, TEMPLATE_BYTES, type Command } from './commands.ts'
import type { Session } from './finger.ts'
import { refusal, type Gt511Link, type Reply } from './link.ts'

/** Number of templates by the module's own count. */
export async function countTemplates(link: Gt511Link, signal?: AbortSignal): Promise<number> {
  const reply = await link.request(COMMANDS.getEnrollCount, 0, { signal })
  if (!reply.ok) throw refusal(COMMANDS.getEnrollCount, reply)
  return reply.parameter
}

/** CheckEnrolled: what the module says of an id. It changes nothing. */
export async function checkEnrolled(
  link: Gt511Link,
  slot: number,
  signal?: AbortSignal,
): Promise<'filled' | 'empty' | 'outside'> {
  const reply = await link.request(COMMANDS.checkEnrolled, slot, { signal })
  if (reply.ok) return 'filled'
  if (reply.parameter === NACK_CODE.notUsed) return 'empty'
  if (reply.parameter === NACK_CODE.badPosition) return 'outside'
  throw refusal(COMMANDS.checkEnrolled, reply)
}

/** Rejects unless the slot is inside the library and empty. Gives the count. */
export const checkFree = (session: Session, slot: number, signal?: AbortSignal): Promise<number> =>
  checkFreeSlot(session, slot, {
    count: () => countTemplates(session.link, signal),
    isFilled: async () => (await checkEnrolled(session.link, slot, signal)) === 'filled',
  })

/** Rejects unless one more template is there than `before`, in `slot`: with the module's own word where it has one. */
export async function checkStored(
  session: Session,
  command: Command,
  reply: Reply | ReaderError,
  slot: number,
  before: number,
): Promise<void> {
  const after = await countTemplates(session.link)
  const filled = (await checkEnrolled(session.link, slot)) === 'filled'
  if (after === before + 1 && filled) return
  if (reply instanceof ReaderError) throw reply
  if (reply.ok) throw notProven(command.name, before, after, slot)
  const { parameter: confirmation } = reply
  if (isTwin(confirmation, session.capacity))
    throw new ReaderError('duplicate', `stored in slot ${confirmation}`, { slot: confirmation })
  if (confirmation === NACK_CODE.databaseFull)
    throw new ReaderError('full', `${command.name}: 1009`, { confirmation })
  throw refusal(command, reply)
}

/** Deletes one template and proves it: one less by count, and its id not used. */
export async function deleteTemplate(
  session: Session,
  slot: number,
  signal?: AbortSignal,
): Promise<DeleteProof> {
  checkSlot(session, slot)
  const { link } = session
  if ((await checkEnrolled(link, slot, signal)) !== 'filled')
    throw new ReaderError('slotEmpty', `slot ${slot}`, { slot })
  const before = await countTemplates(link, signal)
  throwIfCancelled(signal)
  // Seen through once begun: a lost reply makes us ask twice, and the second time the module refuses.
  const reply = await attempted(() => link.request(COMMANDS.deleteId, slot))
  const after = await countTemplates(link)
  const indexClear = (await checkEnrolled(link, slot)) === 'empty'
  if (after === before - 1 && indexClear) return { slot, before, after, indexClear }
  if (reply instanceof ReaderError) throw reply
  throw reply.ok ? notProven('DeleteID', before, after, slot) : refusal(COMMANDS.deleteId, reply)
}

/** The template of a slot as an opaque blob of 498 bytes. */
export async function exportTemplate(
  session: Session,
  slot: number,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  checkSlot(session, slot)
  const reply = await session.link.request(COMMANDS.getTemplate, slot, { signal })
  if (reply.ok) return reply.data
  const { parameter: confirmation } = reply
  if (confirmation === NACK_CODE.notUsed)
    throw new ReaderError('slotEmpty', `slot ${slot}`, { slot, confirmation })
  throw refusal(COMMANDS.getTemplate, reply)
}

/** Puts a blob into an empty slot and reads it back. Rejects `refused` for one that is not 498 bytes long. */
export async function importTemplate(
  session: Session,
  slot: number,
  template: Uint8Array,
  signal?: AbortSignal,
): Promise<void> {
  if (template.length !== TEMPLATE_BYTES)
    throw new ReaderError('refused', `a template of ${template.length} bytes is of another family`)
  const before = await checkFree(session, slot, signal)
  throwIfCancelled(signal)
  const reply = await attempted(() => session.link.download(COMMANDS.setTemplate, slot, template))
  await checkStored(session, COMMANDS.setTemplate, reply, slot, before)
  checkSame(await exportTemplate(session, slot, signal), template)
}
