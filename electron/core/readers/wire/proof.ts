import { ReaderError } from '../reader-error.ts'

/** Rejects `slotOutOfRange` for a slot the library does not have. */
export function checkSlot({ capacity }: { capacity: number }, slot: number): void {
  if (!Number.isInteger(slot) || slot < 0 || slot >= capacity) {
    throw new ReaderError('slotOutOfRange', `slot ${slot} of ${capacity}`, { slot })
  }
}

/** Rejects unless the slot is inside the library and empty. Gives the number of templates. */
export async function checkFreeSlot(
  session: { capacity: number },
  slot: number,
  library: { count: () => Promise<number>; isFilled: () => Promise<boolean> },
): Promise<number> {
  checkSlot(session, slot)
  const count = await library.count()
  if (count >= session.capacity) throw new ReaderError('full', `all ${count} slots are used`)
  if (await library.isFilled()) throw new ReaderError('slotTaken', `slot ${slot} is used`, { slot })
  return count
}

/** A request whose answer may get lost without harm, because a look at the library decides afterwards. */
export async function attempted<R>(act: () => Promise<R>): Promise<R | ReaderError> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof ReaderError && (error.code === 'noReply' || error.code === 'badReply')) return error
    throw error
  }
}

/** The error for an act that was acknowledged and that the counts before and after do not show. */
export function notProven(name: string, before: number, after: number, slot: number): ReaderError {
  return new ReaderError('notProven', `${name}: count went from ${before} to ${after}`, { slot })
}

/** Rejects `notProven` unless what was read back is the template that was sent. */
export function checkSame(back: Uint8Array, template: Uint8Array): void {
  if (!Buffer.from(back).equals(template))
    throw new ReaderError('notProven', 'the template reads back differently')
}
