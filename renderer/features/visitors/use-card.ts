import { useEffect, useEffectEvent, useRef } from 'react'

import type { ArrivalFields } from '#shared/contract/visitor-side.ts'
import { useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useNotice } from '../../ui/notice.tsx'

/** Takes the card of somebody who filled in his part on the visitor's screen into the form that was opened for it, once. */
export function useCard(cardId: string | undefined, onTake: (card: ArrivalFields) => void): void {
  const client = useDesk()
  const { problem } = useNotice()
  const { sentence } = useProblems()
  const take = useEffectEvent(async (id: string) => {
    try {
      onTake(await client.visitorSide.takeOver({ cardId: id }))
    } catch (error) {
      problem(sentence(error))
    }
  })
  const taken = useRef(false)
  useEffect(() => {
    if (cardId === undefined || taken.current) return
    taken.current = true // a card is given once
    void take(cardId)
  }, [cardId])
}
