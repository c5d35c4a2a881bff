import type { Core } from '../../core.ts'
import { createCopies, type Copies } from './copies.ts'
import { createErasure, type Erasure } from './erasure.ts'
import { createReaderSet, type ReaderSet } from './reader-set.ts'
import { createTouches, type Touches } from './touches.ts'

/** Owner of every configured reader: one supervisor each, their states, touches, and what must be deleted from them. */
export type ReaderHub = Omit<ReaderSet, 'onTouch'> &
  Touches &
  Erasure &
  Copies & {
    /** Readers on which somebody enrols, or whose new module is being filled: no finger on them is anybody's meanwhile. */
    readonly busy: Set<number>
  }

export function createReaderHub(core: Core): ReaderHub {
  const busy = new Set<number>()
  const readers = createReaderSet(core)
  const touches = createTouches(core, readers, busy)
  const erasure = createErasure(core, readers)
  const copies = createCopies(core, readers)
  let stopping = false
  readers.onState(({ ready }) => {
    if (!ready || stopping) return
    void erasure.eraseEnded()
    void copies.catchUp()
  })
  const copying = new Set(['finger.enrolled', 'consent.given', 'settings.saved'])
  core.onCommit((changes) => {
    if (!stopping && changes.some(({ kind }) => copying.has(kind))) void copies.catchUp()
  })
  return {
    ...readers,
    ...touches,
    ...erasure,
    ...copies,
    busy,
    async stop() {
      stopping = true
      await readers.stop()
      await erasure.eraseEnded() // waits for a deletion under way; every reader is away by now
      await copies.catchUp()
    },
  }
}
