import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { proofEvent } from '#shared/contract/readers.ts'
import { onAbort, systemClock } from '../../readers/clock.ts'
import type { FingerProofs } from '../../security/signer.ts'
import { createEventQueue } from '../../event-queue.ts'
import type { ReaderHub } from './hub.ts'

/** Longest wait for a finger to sign with, ms: a forgotten dialog must not keep people from clocking. */
const longestWait = 60_000

type ProofEvent = z.infer<typeof proofEvent>

/**
 * Waits for one known finger and turns it into a one-time proof. While it waits and `isWanted`, no touch is a punch.
 * @throws READER_ABSENT when there is no reader to put a finger on, or the last one is pulled out meanwhile
 */
export async function* proofEvents(
  hub: ReaderHub,
  proofs: FingerProofs,
  isWanted: () => boolean,
  signal: AbortSignal | undefined,
): AsyncGenerator<ProofEvent> {
  const absent = () => hub.counts().present === 0
  if (absent()) throw new DeskError('READER_ABSENT', {})
  const queue = createEventQueue<ProofEvent>()
  const giveBack = hub.takeForProof((touch) => {
    if (touch.kind === 'unknown') queue.push({ kind: 'unknownFinger' })
    else if (touch.kind === 'dirty') queue.push({ kind: 'dirtyFinger' })
    else {
      giveBack()
      const { staffId, name } = touch
      queue.push({ kind: 'proof', proof: proofs.issue(staffId), staffId, name })
      queue.end()
    }
  }, isWanted)
  const forgetStates = hub.onState(() => {
    if (absent()) queue.end(new DeskError('READER_ABSENT', {}))
  })
  const stopTimer = systemClock.after(longestWait, () => queue.end())
  const forget = onAbort(signal, () => queue.end())
  try {
    yield { kind: 'waiting' }
    yield* queue.events()
  } finally {
    giveBack()
    forgetStates()
    stopTimer()
    forget()
  }
}
