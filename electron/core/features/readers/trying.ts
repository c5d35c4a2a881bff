import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { fingerQualities, tryEvent } from '#shared/contract/fingers.ts'
import type { Core } from '../../core.ts'
import { fingers } from '../../database/tables.ts'
import { createEventQueue } from '../../event-queue.ts'
import type { ReaderHub } from './hub.ts'
import { liveFinger } from './live-finger.ts'
import type { FingerTouch } from './touches.ts'
import { waitForTouch } from './waiting.ts'

type TryEvent = z.infer<typeof tryEvent>
type Quality = (typeof fingerQualities)[number]

/**
 * Scores at which a finger is read well, and at which it still is. No manual names any: an honest hit came with 51, ordinary
 * ones with 96 and 120 (wire reference 2.12). Below 60 the next dry winter's day will miss.
 */
const goodScore = 100
const fairScore = 60

/** What a score says of a finger; a reader that tells none says 0. */
export function qualityOf(score: number): Quality {
  if (score === 0) return 'recognised'
  if (score >= goodScore) return 'good'
  return score >= fairScore ? 'fair' : 'weak'
}

/** Tries a finger out that was just enrolled: whoever finds out tomorrow that it is not read would be late. */
export function createTrying(core: Core, hub: ReaderHub) {
  /** The score stays with the finger: a weak one is found again before its owner complains. */
  function keepScore(actorId: number, fingerId: number, testScore: number): void {
    core.acts.system(actorId, ({ record }) => {
      core.db.update(fingers).set({ testScore }).where(eq(fingers.id, fingerId)).run()
      record({ kind: 'finger.tried', subject: { table: 'fingers', id: fingerId }, facts: { testScore } })
    })
  }

  /**
   * Ends with `tried`, or after 60 s without a press. A finger of somebody else stays a punch.
   * @throws NOT_FOUND, READER_ABSENT
   */
  return async function* tryOut(
    { fingerId, actorId }: { readonly fingerId: number; readonly actorId: number },
    signal: AbortSignal | undefined,
  ): AsyncGenerator<TryEvent> {
    const { readerId, slot, staffId } = liveFinger(core, fingerId)
    const queue = createEventQueue<TryEvent>()
    const judge = (touch: Exclude<FingerTouch, { kind: 'dirty' }>): TryEvent => {
      if (touch.kind === 'unknown' || touch.slot !== slot)
        return { kind: 'tried', quality: 'unknown', score: null }
      const { score } = touch
      if (score > 0) keepScore(actorId, fingerId, score)
      return { kind: 'tried', quality: qualityOf(score), score: score > 0 ? score : null }
    }
    const giveBack = hub.takeFingers(
      (touch) => {
        if (touch.kind === 'dirty') {
          queue.push({ kind: 'poor', reason: touch.reason })
          return
        }
        giveBack()
        queue.push(judge(touch))
        queue.end()
      },
      (touch) => touch.readerId === readerId && (touch.kind !== 'known' || touch.staffId === staffId),
    )
    const isThere = () => hub.isReady(readerId)
    const wait = { isThere, onState: hub.onState, giveBack, signal }
    yield* waitForTouch<TryEvent>(queue, { kind: 'waiting' }, wait)
  }
}
