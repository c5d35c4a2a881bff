import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import type { Core } from '../../core.ts'
import { leavingIterator, type CallContext } from '../../procedures.ts'

/** Committed changes, as they happen, for screens to refresh what they show. Ends when the client goes. */
export function liveProcedures(core: Core) {
  const os = implement(contract.live).$context<CallContext>()
  async function* changes(signal: AbortSignal | undefined) {
    const subscription = core.changes.subscribe('changes', signal ? { signal } : {})
    for await (const batch of subscription) yield* batch
  }
  return os.router({
    changes: os.changes.handler(({ signal }) =>
      leavingIterator(changes(signal), 'live.changes', core.ports.log),
    ),
  })
}
