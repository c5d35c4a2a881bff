import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import type { Change } from '../../acts/act.ts'
import { isAllowed, type Connection } from '../../connection.ts'
import type { Core } from '../../core.ts'
import { leavingIterator, type CallContext } from '../../procedures.ts'

/** That somebody fits the watch list is for those who keep it; that a check has ended is for whoever waits for it. */
function isFor(connection: Connection, { topic, kind }: Change): boolean {
  if (topic !== 'watchEntry' && topic !== 'watchHit') return true
  return kind === 'watchHit.decided' || isAllowed(connection, 'watch.read')
}

/** Committed changes, as they happen, for screens to refresh what they show. Ends when the client goes. */
export function liveProcedures(core: Core) {
  const os = implement(contract.live).$context<CallContext>()
  async function* changes(connection: Connection, signal: AbortSignal | undefined) {
    const subscription = core.changes.subscribe('changes', signal ? { signal } : {})
    for await (const batch of subscription) yield* batch.filter((change) => isFor(connection, change))
  }
  return os.router({
    changes: os.changes.handler(({ signal, context }) =>
      leavingIterator(changes(context.connection, signal), 'live.changes', core.ports.log),
    ),
  })
}
