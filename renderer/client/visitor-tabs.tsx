import { useQuery } from '@tanstack/react-query'

import type { Permission } from '#shared/contract/permissions.ts'
import { useTexts } from '../i18n/index.ts'
import { Tabs } from '../ui/tabs.tsx'
import { useApi } from './desk.tsx'
import { usePermissions } from './permissions.ts'

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
  readonly permission: Permission
}

/** The screens about visitors, in the order of their day. */
const entries: readonly Entry[] = [
  { path: '/visitors', label: 'visitors.onSite', permission: 'visits.read' },
  { path: '/visitors/expected', label: 'expected.title', permission: 'expected.read' },
  { path: '/visitors/all', label: 'visitors.all', permission: 'visits.read' },
  { path: '/visitors/statistics', label: 'statistics.title', permission: 'statistics.read' },
  { path: '/visitors/absences', label: 'absences.title', permission: 'staff.find' },
  { path: '/visitors/watch', label: 'watch.title', permission: 'watch.read' },
  { path: '/visitors/vehicles', label: 'vehicles.title', permission: 'vehicles.read' },
  { path: '/visitors/goods', label: 'goods.title', permission: 'goods.read' },
]

/** Stands on top of every screen about visitors. */
export function VisitorTabs() {
  const { t } = useTexts()
  const may = usePermissions()
  const expected = useQuery(
    useApi().expected.count.queryOptions({ input: {}, enabled: may('expected.read') }),
  )
  const counts: Readonly<Record<string, number | undefined>> = { '/visitors/expected': expected.data?.today }
  const tabs = entries
    .filter(({ permission }) => may(permission))
    .map(({ path, label }) => ({ path, label: t(label), ...(counts[path] ? { count: counts[path] } : {}) }))
  return <Tabs label={t('visitors.title')} tabs={tabs} />
}
