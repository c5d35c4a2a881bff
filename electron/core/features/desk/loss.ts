import { DeskError } from '#shared/contract/errors.ts'
import type { ActCall } from '../../acts/act.ts'
import { acknowledged, readLostHeads, unacknowledged } from '../../audit/lost-head.ts'
import type { Core } from '../../core.ts'
import type { Store } from '../../database/store.ts'

const openLosses = ({ ports, sqlite }: Core) => unacknowledged(sqlite, readLostHeads(ports.dataDir))

/**
 * At start: tells what was found missing, now or earlier, and not acknowledged since. A head file that could not be read
 * is written over by the first sign-in, so the chain itself keeps that it was so.
 */
export function lookBack(core: Core, noHead: Store['noHead']): void {
  const { health, ports } = core
  for (const { seq, remained, foundAt } of openLosses(core)) {
    ports.log.error('audit.newestMissing', new Error('the chain does not lead to the head file'), {
      seq,
      remained,
    })
    const since = foundAt ?? core.clock.now()
    if (seq > remained)
      health.note({ kind: 'newestMissing', since, missing: seq - remained, headSeq: remained })
    else health.note({ kind: 'entryChanged', since, headSeq: seq })
  }
  if (noHead === null) return
  ports.log.error('audit.headUnreadable', new Error(noHead))
  health.note({ kind: 'headUnreadable' })
  try {
    core.acts.system(0, ({ record }) => record({ kind: 'audit.headUnreadable', facts: { found: noHead } }))
  } catch (error) {
    ports.log.error('audit.headUnreadable', error) // the desk opens all the same: it may be read
  }
}

/** An administrator takes note that entries are gone for good. What the notes beside the database say stays there. */
export function createLossAcknowledging(core: Core) {
  return (call: ActCall & { readonly input: { readonly reason: string } }): Record<string, never> => {
    const answer = core.acts.run(call, ({ record }) => {
      const losses = openLosses(core)
      if (losses.length === 0) throw new DeskError('ALREADY_DONE', { what: 'loss' })
      const { reason } = call.input
      for (const loss of losses)
        record({ kind: 'audit.lossAcknowledged', facts: { ...acknowledged(loss), reason } })
      return {}
    })
    core.health.clear('newestMissing')
    core.health.clear('entryChanged')
    return answer
  }
}
