import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

import { useDesk } from '../../client/desk.tsx'
import { newRequestId } from '../../client/request.ts'

type Step = 'press' | 'lift' | 'pressAgain' | 'poor' | 'different'
export type Stage =
  | { kind: 'idle' }
  | { kind: 'waiting' }
  | { kind: 'enrolled' }
  | { kind: 'step'; step: Step }
  | { kind: 'failed'; error: unknown }

/** One enrolment at a time; leaving the screen takes it back, so that the reader serves everybody again. */
export function useEnrolment() {
  const desk = useDesk()
  const cache = useQueryClient()
  const [stage, setStage] = useState<Stage>({ kind: 'idle' })
  const stop = useRef<AbortController>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const follow = async (
    wanted: { staffId: number; readerId: number; label: string },
    signal: AbortSignal,
  ): Promise<void> => {
    const events = await desk.fingers.enrol({ requestId: newRequestId(), ...wanted }, { signal })
    for await (const event of events) {
      if (signal.aborted) return
      if (event.kind === 'step') setStage(event)
      else {
        setStage({ kind: 'enrolled' })
        await cache.invalidateQueries({ queryKey: [['fingers']] })
      }
    }
  }

  return {
    stage,
    start(wanted: { staffId: number; readerId: number; label: string }) {
      stop.current?.abort()
      const own = new AbortController()
      stop.current = own
      setStage({ kind: 'waiting' })
      follow(wanted, own.signal).catch((error: unknown) => {
        if (!own.signal.aborted) setStage({ kind: 'failed', error })
      })
    },
    reset() {
      setStage({ kind: 'idle' })
    },
  }
}
