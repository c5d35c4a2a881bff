import type { z } from 'zod'
import type { enrolEvent } from '#shared/contract/fingers.ts'
import type { Core } from '../../core.ts'
import { createEventQueue } from '../../event-queue.ts'
import type { Enrolment } from './enrolment.ts'
import type { EnrolCall } from './kept-fingers.ts'
import { deskErrorOfReader } from './reader-failure.ts'

type EnrolEvent = z.infer<typeof enrolEvent>

/** An enrolment as its client follows it; the client's going takes it back. `mayKnow`: whose a finger is that is stored already. */
export function createEnrolEvents(core: Core, enrolment: Enrolment) {
  const ownerName = core.sqlite
    .prepare(
      `SELECT staff.name FROM fingers JOIN staff ON staff.id = staff_id
       WHERE reader_id = ? AND slot = ? AND deleted_at IS NULL`,
    )
    .pluck()

  return async function* enrol(call: EnrolCall, mayKnow: boolean, signal: AbortSignal | undefined) {
    const { readerId } = call.input
    const whose = (slot: number) =>
      mayKnow ? ((ownerName.get(readerId, slot) as string | undefined) ?? null) : null
    const queue = createEventQueue<EnrolEvent>()
    const gone = new AbortController()
    const stop = () => {
      gone.abort()
    }
    signal?.addEventListener('abort', stop, { once: true })
    const done = enrolment.enrol(call, queue.push, gone.signal).then(
      (enrolled) => {
        queue.push({ kind: 'enrolled', ...enrolled })
        queue.end()
      },
      (error: unknown) => {
        queue.end(deskErrorOfReader(error, whose))
      },
    )
    try {
      yield* queue.events()
    } finally {
      // the client has gone, or all is told: the reader is free again before this ends
      stop()
      signal?.removeEventListener('abort', stop)
      await done
    }
  }
}
