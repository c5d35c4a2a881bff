import { throwIfCancelled } from '../clock.ts'
import { ReaderError } from '../reader-error.ts'
import type { DeleteProof } from '../reader.ts'
import { attempted, checkFreeSlot, checkSame, checkSlot, notProven } from '../wire/proof.ts'
import { COMMANDS, FEATURE_HEAD, LAST_PERMISSION, OUTCOME, PERMISSION, type Command } from './commands.ts'
import type { Session } from './identify.ts'
import { refusal, type F5Link, type Reply } from './link.ts'
import { slotOf, userOf } from './users.ts'

/** Number of users by the module's own count. */
export async function countUsers(link: F5Link, signal?: AbortSignal): Promise<number> {
  const reply = await link.request(COMMANDS.count, {}, { signal })
  if (reply.last !== OUTCOME.ok) throw refusal(COMMANDS.count, reply)
  return reply.word
}

/** Filled slots, ascending; undefined where the module does not list its users. */
export async function readOccupied(link: F5Link, signal?: AbortSignal): Promise<number[] | undefined> {
  const reply = await attempted(() => link.request(COMMANDS.users, {}, { signal }))
  if (reply instanceof ReaderError || reply.last !== OUTCOME.ok) return undefined
  const { data } = reply
  const slots: number[] = []
  // Count (2), then user (2) and permission (1) of each.
  for (let at = 2; at + 3 <= data.length; at += 3)
    slots.push(slotOf(((data[at] ?? 0) << 8) | (data[at + 1] ?? 0)))
  return slots.sort((a, b) => a - b)
}

async function isFilled({ link }: Session, slot: number, signal?: AbortSignal): Promise<boolean> {
  const reply = await link.request(COMMANDS.permission, { word: userOf(slot) }, { signal })
  if (reply.last >= 1 && reply.last <= LAST_PERMISSION) return true
  if (reply.last === OUTCOME.noUser) return false
  throw refusal(COMMANDS.permission, reply)
}

/** Rejects unless the slot is inside the library and empty. Gives the count. */
export const checkFree = (session: Session, slot: number, signal?: AbortSignal): Promise<number> =>
  checkFreeSlot(session, slot, {
    count: () => countUsers(session.link, signal),
    isFilled: () => isFilled(session, slot, signal),
  })

/** The error for an outcome that ends a storing. */
export function storeRefusal(command: Command, reply: Reply, slot: number): ReaderError {
  const { last: confirmation } = reply
  if (confirmation === OUTCOME.full) return new ReaderError('full', `${command.name}: 04`, { confirmation })
  if (confirmation === OUTCOME.userTaken)
    return new ReaderError('slotTaken', `slot ${slot} is used`, { slot, confirmation })
  if (confirmation === OUTCOME.fingerTaken)
    return new ReaderError('duplicate', `${command.name}: 07`, { confirmation })
  return refusal(command, reply)
}

/** Rejects unless one more user is there than `before`, and this one among them. */
export async function checkStored(
  session: Session,
  command: Command,
  reply: Reply | ReaderError,
  slot: number,
  before: number,
): Promise<void> {
  const after = await countUsers(session.link)
  if (after === before + 1 && (await isFilled(session, slot))) return
  if (reply instanceof ReaderError) throw reply
  if (reply.last !== OUTCOME.ok) throw storeRefusal(command, reply, slot)
  throw notProven(command.name, before, after, slot)
}

/** Deletes one user and proves it: one less by count, and no permission any more. */
export async function deleteUser(session: Session, slot: number, signal?: AbortSignal): Promise<DeleteProof> {
  checkSlot(session, slot)
  const { link } = session
  if (!(await isFilled(session, slot, signal))) throw new ReaderError('slotEmpty', `slot ${slot}`, { slot })
  const before = await countUsers(link, signal)
  throwIfCancelled(signal)
  // Seen through once begun: a lost reply makes us ask twice, and the second time there is no such user.
  const reply = await attempted(() => link.request(COMMANDS.deleteUser, { word: userOf(slot) }))
  const after = await countUsers(link)
  const indexClear = !(await isFilled(session, slot))
  if (after === before - 1 && indexClear) return { slot, before, after, indexClear }
  if (reply instanceof ReaderError) throw reply
  if (reply.last !== OUTCOME.ok) throw refusal(COMMANDS.deleteUser, reply)
  throw notProven(COMMANDS.deleteUser.name, before, after, slot)
}

/** The feature of a slot as an opaque blob, without the user and permission that the module puts before it. */
export async function exportFeature(
  session: Session,
  slot: number,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  checkSlot(session, slot)
  const reply = await session.link.request(COMMANDS.readFeature, { word: userOf(slot) }, { signal })
  if (reply.last === OUTCOME.noUser)
    throw new ReaderError('slotEmpty', `slot ${slot}`, { slot, confirmation: reply.last })
  if (reply.last !== OUTCOME.ok) throw refusal(COMMANDS.readFeature, reply)
  if (reply.data.length <= FEATURE_HEAD) throw new ReaderError('badReply', 'a feature without data')
  return reply.data.slice(FEATURE_HEAD)
}

/** Puts a blob into an empty slot and reads it back. */
export async function importFeature(
  session: Session,
  slot: number,
  feature: Uint8Array,
  signal?: AbortSignal,
): Promise<void> {
  const before = await checkFree(session, slot, signal)
  throwIfCancelled(signal)
  const user = userOf(slot)
  const data = Uint8Array.from([user >> 8, user & 0xff, PERMISSION, ...feature])
  const reply = await attempted(() => session.link.download(COMMANDS.storeFeature, data))
  await checkStored(session, COMMANDS.storeFeature, reply, slot, before)
  checkSame(await exportFeature(session, slot, signal), feature)
}
