import { implement } from '@orpc/server'
import type { z } from 'zod'
import type { cardEvent } from '#shared/contract/cards.ts'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import { isAllowed } from '../../connection.ts'
import type { Core } from '../../core.ts'
import { createEventQueue } from '../../event-queue.ts'
import { leavingIterator, type CallContext } from '../../procedures.ts'
import { createCards } from './cards.ts'
import type { ReaderHub } from './hub.ts'
import { waitForTouch } from './waiting.ts'

type CardEvent = z.infer<typeof cardEvent>

/** Whose card or finger something is, is told to those who may read the staff list. */
export const tellsWhose = ({ connection }: CallContext): boolean => isAllowed(connection, 'staff.read')

/** The cards' part of the contract. */
export function cardProcedures(core: Core, readers: ReaderHub) {
  const os = implement(contract.cards).$context<CallContext>()
  const cards = createCards(core)

  /** The number of the next card, whosever it is; ends by itself when none comes. @throws READER_ABSENT */
  async function* waitForCard(context: CallContext, signal: AbortSignal | undefined) {
    const queue = createEventQueue<CardEvent>()
    const giveBack = readers.takeCards(({ number }) => {
      const whose = cards.holderOf(number)
      giveBack()
      queue.push({
        kind: 'card',
        number,
        taken: whose !== null,
        whose: tellsWhose(context) ? whose : null,
      })
      queue.end()
    })
    const isThere = () => readers.list().some((one) => one.state === 'ready' && !one.canEnrol)
    const wait = { isThere, onState: readers.onState, giveBack, signal }
    yield* waitForTouch<CardEvent>(queue, { kind: 'waiting' }, wait)
  }

  return os.router({
    list: os.list.handler(({ input }) => cards.list(input.staffId)),
    issue: os.issue.handler(({ input, context }) =>
      cards.issue(actOf(context, 'cards.issue', input), tellsWhose(context)),
    ),
    end: os.end.handler(({ input, context }) => cards.end(actOf(context, 'cards.end', input))),
    waitForCard: os.waitForCard.handler(({ context, signal }) =>
      leavingIterator(waitForCard(context, signal), 'cards.waitForCard', core.ports.log),
    ),
  })
}
