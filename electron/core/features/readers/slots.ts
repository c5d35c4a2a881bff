import type { Core } from '../../core.ts'
import { ReaderError } from '../../readers/reader-error.ts'
import type { ReaderSupervisor } from '../../readers/supervisor.ts'
import { freeSlots } from './free-slot.ts'

export interface KnownFinger {
  readonly id: number
  readonly readerId: number
  readonly slot: number
}
export type CopiedFinger = KnownFinger & { readonly template: Uint8Array }

export const same = (one: Uint8Array, other: Uint8Array) =>
  Buffer.from(one.buffer, one.byteOffset, one.byteLength).equals(other)
export const isCode = (error: unknown, code: string) => error instanceof ReaderError && error.code === code

/** undefined: the slot is empty. */
export async function read(
  supervisor: ReaderSupervisor,
  slot: number,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  try {
    return await supervisor.readTemplate(slot, signal)
  } catch (error) {
    if (isCode(error, 'slotEmpty')) return undefined
    throw error
  }
}

/** The slot it went to: its own, or the first one free where a stranger stays in it; undefined: the module is full. */
export async function write(
  core: Core,
  supervisor: ReaderSupervisor,
  { readerId, slot, template }: CopiedFinger,
  signal: AbortSignal,
): Promise<number | undefined> {
  const taken = new Set(supervisor.info()?.occupied)
  function* places() {
    if (!taken.has(slot)) yield slot
    yield* freeSlots(core, supervisor, readerId)
  }
  for (const place of places()) {
    try {
      await supervisor.writeTemplate(place, template, signal)
      return place
    } catch (error) {
      if (!isCode(error, 'slotTaken')) throw error
    }
  }
  return undefined
}
