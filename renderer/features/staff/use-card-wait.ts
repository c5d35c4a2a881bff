import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'

import type { cardEvent } from '#shared/contract/cards.ts'

import { useDesk } from '../../client/desk.tsx'
import { shownError } from '../../client/request.ts'

export type HeldCard = Extract<z.infer<typeof cardEvent>, { kind: 'card' }>
export type CardWait =
  | { kind: 'starting' }
  | { kind: 'waiting' }
  | HeldCard
  /** Nobody held a card to it. */
  | { kind: 'stopped' }
  /** There is no card reader: the number is typed. */
  | { kind: 'noReader' }
  | { kind: 'failed'; error: unknown }

/** Waits for a card from the moment the form is there, and again when told to; `onCard` takes it into the form. */
export function useCardWait(onCard: (card: HeldCard) => void): { wait: CardWait; again: () => void } {
  const desk = useDesk()
  const [wait, setWait] = useState<CardWait>({ kind: 'starting' })
  const [round, setRound] = useState(0)
  const took = useRef(onCard)
  useEffect(() => {
    took.current = onCard
  })
  useEffect(() => {
    const stop = new AbortController()
    const follow = async () => {
      for await (const event of await desk.cards.waitForCard(undefined, { signal: stop.signal })) {
        if (stop.signal.aborted) return
        setWait(event)
        if (event.kind !== 'card') continue
        took.current(event)
        return
      }
      if (!stop.signal.aborted) setWait({ kind: 'stopped' })
    }
    follow().catch((error: unknown) => {
      if (stop.signal.aborted) return
      setWait(shownError(error).code === 'READER_ABSENT' ? { kind: 'noReader' } : { kind: 'failed', error })
    })
    return () => stop.abort()
  }, [desk, round])
  return {
    wait,
    again: () => {
      setWait({ kind: 'starting' })
      setRound((before) => before + 1)
    },
  }
}
