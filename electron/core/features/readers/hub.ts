import type { Core } from '../../core.ts'
import { createErasure, type Erasure } from './erasure.ts'
import { createReaderSet, type ReaderSet } from './reader-set.ts'
import { createTouches, type Touches } from './touches.ts'

/** Owner of every configured reader: one supervisor each, their states, touches, and what must be deleted from them. */
export type ReaderHub = Omit<ReaderSet, 'onTouch'> & Touches & Erasure

export function createReaderHub(core: Core): ReaderHub {
  const readers = createReaderSet(core)
  const touches = createTouches(core, readers)
  const erasure = createErasure(core, readers)
  let stopping = false
  readers.onState(({ ready }) => {
    if (ready && !stopping) void erasure.eraseEnded()
  })
  return {
    ...readers,
    ...touches,
    ...erasure,
    async stop() {
      stopping = true
      await readers.stop()
      await erasure.eraseEnded() // waits for a deletion under way; every reader is away by now
    },
  }
}
