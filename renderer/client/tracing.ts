import { useQuery } from '@tanstack/react-query'

import { useBlindCount } from './blind-count.ts'
import { useApi } from './desk.tsx'
import { usePermissions } from './permissions.ts'

/** The list begins and ends by the clock, with nothing being recorded: read this often, ms. */
const refresh = 60_000

/** Whom nobody saw leaving; nothing while visitors are being counted. `early`: those inside before the last hour too. */
export function useTraceList(early: boolean) {
  const may = usePermissions()
  const { withheld } = useBlindCount('')
  const list = useQuery(
    useApi().trace.list.queryOptions({
      input: { early },
      enabled: may('visits.read') && !withheld,
      refetchInterval: refresh,
    }),
  )
  return { ...list, withheld }
}

/** How many nobody has looked for yet. */
export function useToTrace(): number {
  const { data, withheld } = useTraceList(false)
  return withheld ? 0 : (data?.rows.filter(({ state }) => state === 'todo').length ?? 0)
}
