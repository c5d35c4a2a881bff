import { useEffect, useRef, useState } from 'react'

import { useDesk } from './desk.tsx'
import { shownError } from './request.ts'

type Phase =
  | 'off'
  /** Asked for, but the core does not listen yet: a touch now would still be a punch. */
  | 'starting'
  | 'waiting'
  | 'unknownFinger'
  | 'dirtyFinger'
  /** A known finger has come and is being signed with. */
  | 'recognized'
  /** Nobody came. */
  | 'stopped'
  /** Something else on the form was not filled in, so that the finger was not used. */
  | 'unfinished'

export interface FingerWatch {
  readonly phase: Phase
  /** Whose finger came last. */
  readonly name: string
  /** Why the last finger was not taken; stays in sight while the next one is waited for. */
  readonly error?: unknown
}

export interface FingerUse {
  /** Whether everything else is filled in; shows what is not. */
  readonly isReady: () => Promise<boolean>
  /** Signs with the one-time proof of a finger; rejects with the contract's error when it was not taken. */
  readonly onProof: (proof: string) => Promise<void>
}

/** Whether the finger is of somebody who may not sign here; most people who clock in have no role at the desk at all. */
export function isNotAllowed(error: unknown): boolean {
  const { code, data } = shownError(error)
  return code === 'FORBIDDEN' || (code === 'NOT_FOUND' && data['what'] === 'staff')
}

/** Refusals that are about the finger: another one may be put on at once. */
const isAboutTheFinger = (error: unknown): boolean =>
  isNotAllowed(error) || ['SAME_PERSON', 'FINGER_PROOF_INVALID'].includes(shownError(error).code)

const idle: FingerWatch = { phase: 'off', name: '' }

/**
 * Waits for known fingers, from `begin` until one was taken, nobody came, or it is ended. It never begins by itself: at a
 * change of shift others clock in on the same reader, and whoever does must not find that he has signed something.
 */
export function useFingerWatch({ isReady, onProof }: FingerUse) {
  const desk = useDesk()
  const [watch, setWatch] = useState<FingerWatch>(idle)
  const stop = useRef<AbortController>(null)
  useEffect(() => () => stop.current?.abort(), [])

  /** True when the next finger shall be waited for. */
  const signWith = async (proof: string, name: string): Promise<boolean> => {
    setWatch({ phase: 'recognized', name })
    if (!(await isReady())) {
      setWatch({ phase: 'unfinished', name })
      return false
    }
    try {
      await onProof(proof)
      setWatch(idle)
      return false
    } catch (error) {
      const again = isAboutTheFinger(error)
      setWatch({ phase: again ? 'starting' : 'off', name, error })
      return again
    }
  }
  /** One finger; true when another one shall be waited for. */
  const listen = async (signal: AbortSignal): Promise<boolean> => {
    for await (const event of await desk.readers.proof(undefined, { signal })) {
      if (signal.aborted) return false
      if (event.kind === 'proof') return signWith(event.proof, event.name)
      // what was wrong with the last finger is still to be read while the next one is waited for
      if (event.kind === 'waiting') setWatch((before) => ({ ...before, phase: 'waiting' }))
      else setWatch({ phase: event.kind, name: '' })
    }
    if (!signal.aborted) setWatch({ phase: 'stopped', name: '' })
    return false
  }
  const follow = async (signal: AbortSignal): Promise<void> => {
    try {
      while (await listen(signal));
    } catch (error) {
      if (!signal.aborted) setWatch({ phase: 'off', name: '', error })
    }
  }
  const end = () => {
    stop.current?.abort()
    setWatch(idle)
  }
  const begin = async () => {
    stop.current?.abort()
    const own = new AbortController()
    stop.current = own
    if (!(await isReady())) {
      setWatch({ phase: 'unfinished', name: '' })
      return
    }
    setWatch({ phase: 'starting', name: '' })
    await follow(own.signal)
  }
  return { watch, begin, end }
}
