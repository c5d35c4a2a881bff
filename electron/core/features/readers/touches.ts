import type { Core } from '../../core.ts'
import { createEmitter } from '../../readers/emitter.ts'
import type { DirtyReason, Touch } from '../../readers/reader.ts'
import type { ReaderSet } from './reader-set.ts'

interface Owned {
  readonly kind: 'known'
  readonly readerId: number
  readonly staffId: number
  readonly name: string
  /** Monotonic ms at which the reader's answer was complete. */
  readonly arrivedAtMs: number
}
export type KnownFinger = Owned & { readonly by: 'finger'; readonly slot: number; readonly score: number }
export type KnownCard = Owned & { readonly by: 'card'; readonly cardId: number; readonly number: string }
/** A finger or a card of somebody who works here. */
export type KnownTouch = KnownFinger | KnownCard

export type FingerTouch =
  | KnownFinger
  | { readonly kind: 'unknown'; readonly by: 'finger'; readonly readerId: number }
  | { readonly kind: 'dirty'; readonly by: 'finger'; readonly readerId: number; readonly reason: DirtyReason }
export type CardTouch =
  | KnownCard
  | { readonly kind: 'unknown'; readonly by: 'card'; readonly readerId: number; readonly number: string }
/** A finger or a card on any reader, as the desk knows it. */
export type ReaderTouch = FingerTouch | CardTouch

export interface Touches {
  /** Touches that nobody waits for: punches. */
  onPunch: (listener: (touch: ReaderTouch) => void) => () => void
  /**
   * From now on fingers come here and are no punches, until the returned function is called. The newest waiter gets them, of
   * those that still want them: behind a locked screen nobody signs, and a touch is a punch. A card is no proof of a person:
   * it stays a punch.
   */
  takeFingers(listener: (touch: FingerTouch) => void, isWanted: (touch: FingerTouch) => boolean): () => void
  /** The same for cards: one that is being issued is no punch. */
  takeCards(listener: (touch: CardTouch) => void): () => void
}

interface Waiters<T> {
  /** False when nobody wants it. */
  offer(touch: T): boolean
  add(listener: (touch: T) => void, isWanted: (touch: T) => boolean): () => void
}

function createWaiters<T>(): Waiters<T> {
  const waiters: { listener: (touch: T) => void; isWanted: (touch: T) => boolean }[] = []
  return {
    offer(touch) {
      const waiter = waiters.findLast(({ isWanted }) => isWanted(touch))
      waiter?.listener(touch)
      return waiter !== undefined
    },
    add(listener, isWanted) {
      const waiter = { listener, isWanted }
      waiters.push(waiter)
      return () => {
        const place = waiters.indexOf(waiter)
        if (place >= 0) waiters.splice(place, 1)
      }
    },
  }
}

/** Tells whose finger or card it is, and whether somebody waits for it or it clocks. On `busy` readers a finger is nobody's. */
export function createTouches(
  core: Core,
  readers: Pick<ReaderSet, 'onTouch'>,
  busy: ReadonlySet<number>,
): Touches {
  const fingerOwner = core.sqlite.prepare(
    `SELECT staff.id AS staffId, staff.name FROM fingers
     JOIN staff ON staff.id = fingers.staff_id JOIN consents ON consents.id = consent_id
     WHERE reader_id = ? AND slot = ? AND deleted_at IS NULL AND withdrawn_at IS NULL AND left_at IS NULL`,
  )
  const cardOwner = core.sqlite.prepare(
    `SELECT staff.id AS staffId, staff.name, cards.id AS cardId FROM cards JOIN staff ON staff.id = staff_id
     WHERE number = ? AND ended_at IS NULL AND left_at IS NULL`,
  )
  const punches = createEmitter<ReaderTouch>()
  const fingers = createWaiters<FingerTouch>()
  const cards = createWaiters<CardTouch>()

  function fingerOf(readerId: number, touch: Exclude<Touch, { kind: 'lifted' | 'card' }>): FingerTouch {
    if (touch.kind === 'dirty') return { kind: 'dirty', by: 'finger', readerId, reason: touch.reason }
    if (touch.kind === 'unknown') return { kind: 'unknown', by: 'finger', readerId }
    const { slot, score, arrivedAtMs } = touch
    const person = fingerOwner.get(readerId, slot) as { staffId: number; name: string } | undefined
    if (!person) return { kind: 'unknown', by: 'finger', readerId }
    return { kind: 'known', by: 'finger', ...person, readerId, slot, score, arrivedAtMs }
  }

  function cardOf(readerId: number, { number, arrivedAtMs }: Extract<Touch, { kind: 'card' }>): CardTouch {
    const owned = cardOwner.get(number) as { staffId: number; name: string; cardId: number } | undefined
    if (!owned) return { kind: 'unknown', by: 'card', readerId, number }
    return { kind: 'known', by: 'card', ...owned, readerId, number, arrivedAtMs }
  }

  /** A waiter's or a punch. */
  function tell(readerId: number, touch: Exclude<Touch, { kind: 'lifted' }>): void {
    if (touch.kind === 'card') {
      const card = cardOf(readerId, touch)
      if (!cards.offer(card)) punches.emit(card)
    } else {
      const finger = fingerOf(readerId, touch)
      if (!fingers.offer(finger)) punches.emit(finger)
    }
  }

  readers.onTouch(({ readerId, touch }) => {
    if (touch.kind === 'lifted' || (touch.kind !== 'card' && busy.has(readerId))) return
    try {
      tell(readerId, touch)
    } catch (error) {
      // a full disk must not take the reader down with it
      core.ports.log.error('touch', error, { readerId })
    }
  })

  return {
    onPunch: punches.on,
    takeFingers: fingers.add,
    takeCards: (listener) => cards.add(listener, () => true),
  }
}
