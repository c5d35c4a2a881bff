import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { act, query } from './builder.ts'
import { id, instant, required, text } from './values.ts'

/** What whoever issues a card is told while one is waited for on a card reader. */
export const cardEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting') }),
  /** `whose`: who has it now, for those who may read the staff list; `taken` says it to everybody. */
  z.object({
    kind: z.literal('card'),
    number: z.string(),
    taken: z.boolean(),
    whose: z.string().nullable(),
  }),
])

/** Cards and tags. A card's number is text as its reader tells it: leading zeros count. */
export const cards = {
  list: query('fingers.write')
    .input(z.strictObject({ staffId: id }))
    .output(
      z.array(
        z.object({
          id,
          number: z.string(),
          label: z.string(),
          issuedAt: instant,
          endedAt: instant.nullable(),
          endReason: z.string(),
        }),
      ),
    ),
  /** CARD_TAKEN while somebody has a card of that number. */
  issue: act('fingers.write', { staffId: id, number: required(64), label: text(20) }).output(
    z.object({ id }),
  ),
  /** Lost, broken, given back: from now on the card is unknown. */
  end: act('fingers.write', { id, reason: required(120) }).output(z.object({ id })),
  /** Waits 60 s for one card on any card reader; it is no punch meanwhile. READER_ABSENT without such a reader. */
  waitForCard: query('fingers.write', 60).output(eventIterator(cardEvent)),
}
