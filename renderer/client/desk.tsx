import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, type ReactNode } from 'react'
import type { DeskClient } from './connect.ts'

const DeskContext = createContext<DeskClient | null>(null)

/** Hands the connected client to everything below. */
export function DeskProvider({ client, children }: { client: DeskClient; children: ReactNode }) {
  return <DeskContext value={client}>{children}</DeskContext>
}

/** The typed client for calls outside of queries. */
export function useDesk(): DeskClient {
  const client = useContext(DeskContext)
  if (!client) throw new Error('no connection to the core')
  return client
}

/** Query and mutation options of every procedure: `useQuery(useApi().visitors.onSite.queryOptions({ input: {} }))`. */
export function useApi(): RouterUtils<DeskClient> {
  return createTanstackQueryUtils(useDesk())
}

/** Which cached answers a committed change makes stale: the first part of the audit kind names the contract sections. */
const stale: Readonly<Record<string, readonly string[]>> = {
  visit: [
    'visitors',
    'today',
    'handovers',
    'statistics',
    'hostCall',
    'vehicle',
    'goodsPass',
    'trace',
    'lentPass',
    'photos',
    'evacuation',
  ],
  hostCall: ['hostCall'],
  absence: ['absence', 'staff', 'hostCall'],
  expected: ['expected'],
  vehicle: ['vehicle'],
  goodsPass: ['goodsPass'],
  lentPass: ['lentPass', 'visitors', 'trace'],
  trace: ['trace', 'visitors'],
  document: ['documents'],
  visitorSide: ['visitorSide'],
  parcel: ['parcels', 'today'],
  deposit: ['deposits', 'today'],
  watchEntry: ['watchList', 'watchHold'],
  watchHit: ['watchList', 'watchHold'],
  matter: ['matters', 'today'],
  punch: ['attendance', 'today', 'staff', 'absence', 'hostCall', 'evacuation', 'clockJumps'],
  punchFile: ['punchFiles', 'attendance', 'today', 'staff', 'absence', 'hostCall', 'evacuation'],
  terminalUser: ['punchFiles'],
  clock: ['clockJumps', 'health'],
  explanation: ['attendance'],
  staff: ['staff', 'session', 'attendance', 'absence', 'hostCall'],
  shift: ['staff', 'attendance'],
  // a blind count hides what these lists tell, and its end shows it again
  handover: ['handovers', 'today', 'visitors', 'parcels', 'deposits', 'hostCall', 'trace', 'lentPass'],
  deskShift: ['handovers'],
  reader: ['readers', 'fingers'],
  finger: ['fingers', 'staff', 'readers'],
  consent: ['fingers', 'readers'],
  card: ['cards', 'staff'],
  // its lines (`evacuee`) come by the hundred, and always together with one of these
  evacuation: ['evacuation'],
  health: ['health'],
  audit: ['audit'],
  settings: ['settings', 'session', 'receptionRule', 'staffClock', 'fingers'],
  erasure: ['privacy', 'visitors'],
  visitType: ['visitType'],
  grade: ['grade'],
  site: ['session'],
}

/** Keeps what is on the screen fresh: follows the core's changes and drops the answers they touch. */
export function useLiveChanges(): void {
  const client = useDesk()
  const cache = useQueryClient()
  useEffect(() => {
    const stop = new AbortController()
    const follow = async () => {
      for await (const change of await client.live.changes(undefined, { signal: stop.signal })) {
        for (const section of stale[change.topic] ?? [])
          void cache.invalidateQueries({
            predicate: ({ queryKey }) => (queryKey[0] as string[])[0] === section,
          })
      }
    }
    follow().catch(() => undefined) // the connection watcher shows a lost connection
    return () => {
      stop.abort()
    }
  }, [client, cache])
}
