import { useQuery } from '@tanstack/react-query'

import type { Permission } from '#shared/contract/permissions.ts'
import { useTexts } from '../i18n/index.ts'
import { Tabs } from '../ui/tabs.tsx'
import { useApi } from './desk.tsx'
import { usePermissions } from './permissions.ts'
import { useStays } from './stays.ts'
import { useToTrace } from './tracing.ts'

interface Entry {
  readonly path: string
  readonly label:
    | 'visitors.onSite'
    | 'visitors.all'
    | 'statistics.title'
    | 'absences.title'
    | 'watch.title'
    | 'expected.title'
    | 'vehicles.title'
    | 'goods.title'
    | 'passes.title'
    | 'trace.tab'
    | 'evacuation.title'
  readonly permission: Permission
}

/** The screens about visitors, in the order of their day. */
const entries: readonly Entry[] = [
  { path: '/visitors', label: 'visitors.onSite', permission: 'visits.read' },
  { path: '/visitors/expected', label: 'expected.title', permission: 'expected.read' },
  { path: '/visitors/vehicles', label: 'vehicles.title', permission: 'vehicles.read' },
  { path: '/visitors/goods', label: 'goods.title', permission: 'goods.read' },
  { path: '/visitors/passes', label: 'passes.title', permission: 'visits.read' },
  { path: '/visitors/trace', label: 'trace.tab', permission: 'visits.read' },
  { path: '/visitors/absences', label: 'absences.title', permission: 'staff.find' },
  { path: '/visitors/all', label: 'visitors.all', permission: 'visits.read' },
  { path: '/visitors/statistics', label: 'statistics.title', permission: 'statistics.read' },
  { path: '/visitors/watch', label: 'watch.title', permission: 'watch.read' },
  { path: '/evacuation', label: 'evacuation.title', permission: 'evacuation.use' },
]

/** What waits behind a screen: nobody should have to open it to know. */
function useCounts(): Readonly<Record<string, number>> {
  const may = usePermissions()
  const over = useStays().rows.filter(({ overMinutes }) => overMinutes > 0)
  const expected = useQuery(
    useApi().expected.count.queryOptions({ input: {}, enabled: may('expected.read') }),
  )
  return {
    '/visitors': over.length,
    '/visitors/expected': expected.data?.today ?? 0,
    '/visitors/trace': useToTrace(),
  }
}

/** Stands on top of every screen about visitors. */
export function VisitorTabs() {
  const { t } = useTexts()
  const may = usePermissions()
  const counts = useCounts()
  const tabs = entries
    .filter(({ permission }) => may(permission))
    .map(({ path, label }) => ({ path, label: t(label), count: counts[path] ?? 0 }))
  return <Tabs label={t('visitors.title')} tabs={tabs} />
}
