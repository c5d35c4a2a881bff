import type { ArrivalFields } from '#shared/contract/visitor-side.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { Core } from '../../core.ts'
import { jpegBytes } from '../reception/photos.ts'

/** Who waits longer has gone, ms. */
const cardLife = 60 * 60_000
/** More than so many never wait at a desk; the oldest makes room. */
const mostCards = 20

interface Card extends ArrivalFields {
  readonly id: string
  /** UTC ms. */
  readonly since: number
  /** Monotonic ms. */
  readonly until: number
}

/** Who has begun by himself and waits at the desk: in memory only, nobody is registered by it. */
export function createCards({ ports, clock }: Pick<Core, 'ports' | 'clock'>, changed: () => void) {
  let cards: Card[] = []
  const current = () => (cards = cards.filter(({ until }) => clock.monotonic() < until))

  function remove(cardId: string): Card | undefined {
    const card = current().find(({ id }) => id === cardId)
    cards = cards.filter((one) => one !== card)
    if (card) changed()
    return card
  }

  return {
    /** @throws FIELD_INVALID for a picture that is none */
    add(fields: ArrivalFields): void {
      if (fields.photo !== null) jpegBytes(fields.photo)
      const id = ports.random(16).toString('hex')
      const card = { ...fields, id, since: clock.now(), until: clock.monotonic() + cardLife }
      cards = [...current(), card].slice(-mostCards)
      changed()
    },
    list: () => current().map(({ id, name, company, whom, since }) => ({ id, name, company, whom, since })),
    /** @throws TASK_GONE */
    take(cardId: string): ArrivalFields {
      const card = remove(cardId)
      if (!card) throw new DeskError('TASK_GONE', {})
      const { id: _id, since: _since, until: _until, ...fields } = card
      return fields
    },
    dismiss(cardId: string): void {
      remove(cardId)
    },
  }
}
