import type { Core } from '../../core.ts'
import { createEmitter } from '../../readers/emitter.ts'
import type { DirtyReason, Touch } from '../../readers/reader.ts'
import type { ReaderSet } from './reader-set.ts'

/** A finger on any reader, as the desk knows it. */
export type FingerTouch =
  | {
      readonly kind: 'known'
      readonly staffId: number
      readonly name: string
      readonly readerId: number
      readonly slot: number
      readonly score: number
      /** Monotonic ms at which the reader's answer was complete. */
      readonly arrivedAtMs: number
    }
  | { readonly kind: 'unknown'; readonly by: 'finger' | 'card'; readonly readerId: number }
  | { readonly kind: 'dirty'; readonly readerId: number; readonly reason: DirtyReason }

export interface Touches {
  /** Touches that nobody waits for as a proof: punches. */
  onPunch: (listener: (touch: FingerTouch) => void) => () => void
  /**
   * From now on touches come here and are no punches, until the returned function is called. The newest waiter gets them, of
   * those that are still wanted: behind a locked screen nobody signs, and a touch is a punch.
   */
  takeForProof(listener: (touch: FingerTouch) => void, isWanted: () => boolean): () => void
}

/** Tells whose finger it is, and whether it signs or clocks. */
export function createTouches(core: Core, readers: ReaderSet): Touches {
  const owner = core.sqlite.prepare(
    `SELECT staff.id AS staffId, staff.name FROM fingers
     JOIN staff ON staff.id = fingers.staff_id JOIN consents ON consents.id = consent_id
     WHERE reader_id = ? AND slot = ? AND deleted_at IS NULL AND withdrawn_at IS NULL AND left_at IS NULL`,
  )
  const punches = createEmitter<FingerTouch>()
  const waiters: { listener: (touch: FingerTouch) => void; isWanted: () => boolean }[] = []

  function fingerOf(readerId: number, touch: Exclude<Touch, { kind: 'lifted' | 'card' }>): FingerTouch {
    if (touch.kind === 'dirty') return { kind: 'dirty', readerId, reason: touch.reason }
    if (touch.kind === 'unknown') return { kind: 'unknown', by: 'finger', readerId }
    const { slot, score, arrivedAtMs } = touch
    const person = owner.get(readerId, slot) as { staffId: number; name: string } | undefined
    return person
      ? { kind: 'known', ...person, readerId, slot, score, arrivedAtMs }
      : { kind: 'unknown', by: 'finger', readerId }
  }

  readers.onTouch(({ readerId, touch }) => {
    if (touch.kind === 'lifted') return
    try {
      if (touch.kind === 'card') {
        punches.emit({ kind: 'unknown', by: 'card', readerId }) // no card belongs to anybody yet; none ever signs
        return
      }
      const finger = fingerOf(readerId, touch)
      const waiter = waiters.findLast(({ isWanted }) => isWanted())
      if (waiter) waiter.listener(finger)
      else punches.emit(finger)
    } catch (error) {
      // a full disk must not take the reader down with it
      core.ports.log.error('touch', error, { readerId })
    }
  })

  return {
    onPunch: punches.on,
    takeForProof(listener, isWanted) {
      const waiter = { listener, isWanted }
      waiters.push(waiter)
      return () => {
        const place = waiters.indexOf(waiter)
        if (place >= 0) waiters.splice(place, 1)
      }
    },
  }
}
