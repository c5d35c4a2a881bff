import type { z } from 'zod'
import type { proofEvent } from '#shared/contract/readers.ts'
import type { FingerProofs } from '../../security/signer.ts'
import { createEventQueue } from '../../event-queue.ts'
import type { ReaderHub } from './hub.ts'
import { waitForTouch } from './waiting.ts'

type ProofEvent = z.infer<typeof proofEvent>

/**
 * Waits for one known finger and turns it into a one-time proof. While it waits and `isWanted`, no finger is a punch; a card
 * proves nobody and is one.
 * @throws READER_ABSENT when there is no reader to put a finger on, or the last one is pulled out meanwhile
 */
export async function* proofEvents(
  hub: ReaderHub,
  proofs: FingerProofs,
  isWanted: () => boolean,
  signal: AbortSignal | undefined,
): AsyncGenerator<ProofEvent> {
  const queue = createEventQueue<ProofEvent>()
  const giveBack = hub.takeFingers((touch) => {
    if (touch.kind === 'unknown') queue.push({ kind: 'unknownFinger' })
    else if (touch.kind === 'dirty') queue.push({ kind: 'dirtyFinger' })
    else {
      giveBack()
      const { staffId, name } = touch
      queue.push({ kind: 'proof', proof: proofs.issue(staffId), staffId, name })
      queue.end()
    }
  }, isWanted)
  const isThere = () => hub.list().some((one) => one.state === 'ready' && one.canEnrol)
  const wait = { isThere, onState: hub.onState, giveBack, signal }
  yield* waitForTouch<ProofEvent>(queue, { kind: 'waiting' }, wait)
}
