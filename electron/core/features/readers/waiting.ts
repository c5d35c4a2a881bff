import { DeskError } from '#shared/contract/errors.ts'
import type { EventQueue } from '../../event-queue.ts'
import { onAbort, systemClock } from '../../readers/clock.ts'
import type { ReaderSet } from './reader-set.ts'

/** Longest wait for a touch that is no punch, ms: a forgotten dialog must not keep people from clocking. */
const longestWait = 60_000

export interface TouchWait {
  /** Is there a reader on which it can come? */
  readonly isThere: () => boolean
  readonly onState: ReaderSet['onState']
  /** Stops taking touches. */
  readonly giveBack: () => void
  readonly signal: AbortSignal | undefined
}

/**
 * The events of somebody who waits for a touch, `first` before all; ends with the queue, after 60 s, or with its client.
 * @throws READER_ABSENT when there is no reader for it, or the last one is pulled out meanwhile
 */
export async function* waitForTouch<T>(
  queue: EventQueue<T>,
  first: T,
  { isThere, onState, giveBack, signal }: TouchWait,
): AsyncGenerator<T> {
  const end = () => queue.end()
  const forgetStates = onState(() => {
    if (!isThere()) queue.end(new DeskError('READER_ABSENT', {}))
  })
  const stopTimer = systemClock.after(longestWait, end)
  const forget = onAbort(signal, end)
  try {
    if (!isThere()) throw new DeskError('READER_ABSENT', {})
    yield first
    yield* queue.events()
  } finally {
    giveBack()
    forgetStates()
    stopTimer()
    forget()
  }
}
