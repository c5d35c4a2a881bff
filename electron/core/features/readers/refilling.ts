import { and, eq, isNull } from 'drizzle-orm'
import type { Core } from '../../core.ts'
import { fingers, consents } from '../../database/tables.ts'
import { ReaderError } from '../../readers/reader-error.ts'
import type { ReaderSupervisor } from '../../readers/supervisor.ts'
import type { Erasure } from './erasure.ts'
import { isCode, read, same, write, type CopiedFinger } from './slots.ts'

/** Filling a new module from copies, one slot at a time; each step is proved by reading back what was written. */
export function createRefilling(core: Core, erasure: Pick<Erasure, 'markDeleted'>) {
  const inForce = (id: number) =>
    core.db
      .select({ id: fingers.id })
      .from(fingers)
      .innerJoin(consents, eq(consents.id, fingers.consentId))
      .where(and(eq(fingers.id, id), isNull(fingers.deletedAt), isNull(consents.withdrawnAt)))
      .get() !== undefined

  return {
    /** Ids of the fingers whose copy is what their slot holds: a run that was broken off has put them back. */
    async alreadyThere(
      supervisor: ReaderSupervisor,
      copied: readonly CopiedFinger[],
      signal: AbortSignal,
    ): Promise<Map<number, number>> {
      const there = new Map<number, number>()
      for (const { id, slot, template } of copied) {
        const { used = 0, occupied } = supervisor.info() ?? {}
        if (used === 0) break
        if (occupied?.includes(slot) === false) continue
        const found = await read(supervisor, slot, signal)
        if (found && same(found, template)) there.set(id, slot)
      }
      return there
    },

    /** Templates that are nobody's here, and the slots to look for them in. */
    strangers(supervisor: ReaderSupervisor, there: ReadonlyMap<number, number>) {
      const { used = 0, occupied, capacity = 0 } = supervisor.info() ?? {}
      const own = new Set(there.values())
      const count = used - own.size
      const everywhere = Array.from({ length: count > 0 ? capacity : 0 }, (_, slot) => slot)
      return { count, slots: (occupied ?? everywhere).filter((slot) => !own.has(slot)) }
    },

    /** False when the slot was empty, which a module without an index table does not tell before. */
    async deleteStranger(supervisor: ReaderSupervisor, slot: number, signal: AbortSignal): Promise<boolean> {
      try {
        await supervisor.deleteSlot(slot, signal)
        return true
      } catch (error) {
        if (isCode(error, 'slotEmpty')) return false
        throw error
      }
    },

    /**
     * Writes a copy back and proves it. False when the finger may no longer be there, or the module has no room: then it is
     * ended. @throws ReaderError
     */
    async putBack(
      actorId: number,
      supervisor: ReaderSupervisor,
      finger: CopiedFinger,
      model: string,
      signal: AbortSignal,
    ): Promise<boolean> {
      if (!inForce(finger.id)) return false
      const slot = await write(core, supervisor, finger, signal)
      if (slot === undefined) {
        const used = supervisor.info()?.used ?? 0
        core.acts.system(actorId, (scope) => {
          erasure.markDeleted(scope, finger, { before: used, after: used }, 'readerReplaced')
        })
        return false
      }
      const back = await read(supervisor, slot, signal)
      // its owner may have left or taken the consent back while it was written
      if (!back || !same(back, finger.template) || !inForce(finger.id)) {
        await supervisor.deleteSlot(slot)
        if (!inForce(finger.id)) return false
        throw new ReaderError('notProven', `slot ${slot} does not hold what was written`, { slot })
      }
      core.acts.system(actorId, ({ record }) => {
        core.db.update(fingers).set({ slot }).where(eq(fingers.id, finger.id)).run()
        const subject = { table: 'fingers', id: finger.id } as const
        record({ kind: 'finger.restored', subject, facts: { slot, model } })
      })
      return true
    },
  }
}
