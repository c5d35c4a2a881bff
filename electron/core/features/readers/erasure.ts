import { eq } from 'drizzle-orm'
import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { fingers, fingerTemplates } from '../../database/tables.ts'
import { ReaderError } from '../../readers/reader-error.ts'
import type { ReaderSet } from './reader-set.ts'

export interface StoredFinger {
  readonly id: number
  readonly readerId: number
  readonly slot: number
}

/** Templates in the reader before and after: the proof of a deletion. Equal when the slot was empty already. */
export interface SlotProof {
  readonly before: number
  readonly after: number
}

/** Why a finger is gone. */
export type EndReason = NonNullable<(typeof fingers.$inferSelect)['endReason']>

export interface Erasure {
  /** Deletes the template in the module. @throws DeskError or ReaderError when the reader cannot prove it */
  clearSlot(finger: StoredFinger): Promise<SlotProof>
  /** Inside an act, after `clearSlot`: the finger is gone with its copy; its proof is on record. `words`: a person's reason. */
  markDeleted(scope: ActScope, finger: StoredFinger, proof: SlotProof, end: EndReason, words?: string): void
  /** Deletes every finger whose consent has ended from the readers that are there; the others follow when they come. */
  eraseEnded(): Promise<void>
}

/** Fingerprints leave the reader when their purpose ends (PIPL 47): on leaving, on withdrawal, and late if a reader was away. */
export function createErasure(core: Core, readers: ReaderSet): Erasure {
  const ended = core.sqlite.prepare(
    `SELECT fingers.id, reader_id AS readerId, slot FROM fingers JOIN consents ON consents.id = consent_id
     WHERE deleted_at IS NULL AND withdrawn_at IS NOT NULL`,
  )
  let running: Promise<void> = Promise.resolve()

  async function clearSlot({ readerId, slot }: StoredFinger): Promise<SlotProof> {
    const supervisor = readers.ready(readerId)
    try {
      const { before, after } = await supervisor.deleteSlot(slot)
      return { before, after }
    } catch (error) {
      if (!(error instanceof ReaderError) || error.code !== 'slotEmpty') throw error
      const used = supervisor.info()?.used ?? 0
      return { before: used, after: used }
    }
  }

  function markDeleted(
    { at, record }: ActScope,
    finger: StoredFinger,
    proof: SlotProof,
    end: EndReason,
    words: string = end,
  ): void {
    core.db.delete(fingerTemplates).where(eq(fingerTemplates.fingerId, finger.id)).run()
    core.db.update(fingers).set({ deletedAt: at, endReason: end }).where(eq(fingers.id, finger.id)).run()
    record({
      kind: 'finger.deleted',
      subject: { table: 'fingers', id: finger.id },
      facts: { slot: finger.slot, before: proof.before, after: proof.after, reason: words },
    })
  }

  async function eraseOne(finger: StoredFinger): Promise<void> {
    try {
      const proof = await clearSlot(finger)
      core.acts.system(0, (scope) => {
        markDeleted(scope, finger, proof, 'consentEnded')
      })
    } catch (error) {
      core.ports.log.info('finger.kept', {
        fingerId: finger.id,
        because: error instanceof Error ? error.message : String(error),
      })
    }
  }

  return {
    clearSlot,
    markDeleted,
    eraseEnded() {
      // one after the other: the second run finds what the first could not do
      running = running.then(async () => {
        // what cannot be put on record is not done either
        if (!core.health.writable()) return
        for (const finger of ended.all() as StoredFinger[]) await eraseOne(finger)
      })
      return running
    },
  }
}
