import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'

import type { enrolEvent, tryEvent } from '#shared/contract/fingers.ts'

import { useDesk } from '../../client/desk.tsx'
import { newRequestId } from '../../client/request.ts'

type StepEvent = Extract<z.infer<typeof enrolEvent>, { kind: 'step' }>
type Tried = Extract<z.infer<typeof tryEvent>, { kind: 'tried' }>
export type PoorReason = NonNullable<StepEvent['reason']>

/** What a finger that is in the reader now is known by. */
interface Stored {
  readonly fingerId: number
  readonly oldKept: boolean
}
export type Stage =
  | { kind: 'idle' }
  | { kind: 'waiting' }
  | StepEvent
  | ({ kind: 'trying'; poor: PoorReason | null } & Stored)
  | (Tried & Stored)
  /** Nobody pressed, or the reader went away: the finger is enrolled all the same. */
  | ({ kind: 'untried' } & Stored)
  | { kind: 'failed'; error: unknown }

export interface WantedFinger {
  readonly staffId: number
  readonly readerId: number
  readonly label: string
  readonly replaces: number | null
  readonly oldFirst: boolean
}

/** One enrolment at a time; leaving the screen takes it back, so that the reader serves everybody again. */
export function useEnrolment() {
  const desk = useDesk()
  const cache = useQueryClient()
  const [stage, setStage] = useState<Stage>({ kind: 'idle' })
  const stop = useRef<AbortController>(null)
  useEffect(() => () => stop.current?.abort(), [])

  /** The press that tries it out; whatever becomes of it, the finger is enrolled. */
  const tryOut = async (stored: Stored, signal: AbortSignal): Promise<void> => {
    setStage({ kind: 'trying', poor: null, ...stored })
    let tried = false
    try {
      for await (const event of await desk.fingers.tryOut({ fingerId: stored.fingerId }, { signal })) {
        if (signal.aborted) return
        if (event.kind === 'poor') setStage({ kind: 'trying', poor: event.reason, ...stored })
        if (event.kind !== 'tried') continue
        tried = true
        setStage({ ...event, ...stored })
      }
    } catch {
      tried = false
    }
    if (!tried && !signal.aborted) setStage({ kind: 'untried', ...stored })
  }

  const follow = async (wanted: WantedFinger, signal: AbortSignal): Promise<void> => {
    const events = await desk.fingers.enrol({ requestId: newRequestId(), ...wanted }, { signal })
    for await (const event of events) {
      if (signal.aborted) return
      if (event.kind === 'step') setStage(event)
      else {
        await cache.invalidateQueries({ queryKey: [['fingers']] })
        const { fingerId, oldKept } = event
        await tryOut({ fingerId, oldKept }, signal)
      }
    }
  }

  return {
    stage,
    start(wanted: WantedFinger) {
      stop.current?.abort()
      const own = new AbortController()
      stop.current = own
      setStage({ kind: 'waiting' })
      follow(wanted, own.signal).catch((error: unknown) => {
        if (!own.signal.aborted) setStage({ kind: 'failed', error })
      })
    },
    reset() {
      stop.current?.abort()
      setStage({ kind: 'idle' })
    },
  }
}
