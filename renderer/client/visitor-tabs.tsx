import type { Permission } from '#shared/contract/permissions.ts'
import { useTexts } from '../i18n/index.ts'
import { Tabs } from '../ui/tabs.tsx'
import { usePermissions } from './permissions.ts'
import { useStays } from './stays.ts'
import { useToTrace } from './tracing.ts'

interface Entry {
  readonly path: string
  readonly label: 'visitors.onSite' | 'visitors.all' | 'passes.title' | 'trace.tab'
  readonly permission: Permission
}

/** The screens about visitors, in the order of their day. */
const entries: readonly Entry[] = [
  { path: '/visitors', label: 'visitors.onSite', permission: 'visits.read' },
  { path: '/visitors/all', label: 'visitors.all', permission: 'visits.read' },
  { path: '/visitors/passes', label: 'passes.title', permission: 'visits.read' },
  { path: '/visitors/trace', label: 'trace.tab', permission: 'visits.read' },
]

/** What waits behind a screen: nobody should have to open it to know. */
function useCounts(): Readonly<Record<string, number>> {
  const over = useStays().rows.filter(({ overMinutes }) => overMinutes > 0)
  return { '/visitors': over.length, '/visitors/trace': useToTrace() }
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
