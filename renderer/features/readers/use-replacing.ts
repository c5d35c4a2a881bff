import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'

import type { replaceEvent } from '#shared/contract/readers.ts'

import { useDesk } from '../../client/desk.tsx'

export type Strangers = 'ask' | 'delete' | 'keep'
export type Stage =
  { kind: 'idle' } | { kind: 'checking' } | z.infer<typeof replaceEvent> | { kind: 'failed'; error: unknown }

/** One run at a time; leaving stops it after the finger under way, and the next run goes on from there. */
export function useReplacing(readerId: number) {
  const desk = useDesk()
  const [stage, setStage] = useState<Stage>({ kind: 'idle' })
  const stop = useRef<AbortController>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const follow = async (strangers: Strangers, signal: AbortSignal): Promise<void> => {
    for await (const event of await desk.readers.replace({ id: readerId, strangers }, { signal }))
      if (!signal.aborted) setStage(event)
  }
  return {
    stage,
    start(strangers: Strangers) {
      stop.current?.abort()
      const own = new AbortController()
      stop.current = own
      setStage({ kind: 'checking' })
      follow(strangers, own.signal).catch((error: unknown) => {
        if (!own.signal.aborted) setStage({ kind: 'failed', error })
      })
    },
  }
}
