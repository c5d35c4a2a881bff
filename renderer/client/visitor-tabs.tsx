import type { Permission } from '#shared/contract/permissions.ts'
import { useTexts } from '../i18n/index.ts'
import { Tabs } from '../ui/tabs.tsx'
import { usePermissions } from './permissions.ts'

interface Entry {
  readonly path: string
  readonly label: 'visitors.onSite' | 'visitors.all' | 'evacuation.title'
  readonly permission: Permission
}

/** The screens about visitors, in the order of their day. */
const entries: readonly Entry[] = [
  { path: '/visitors', label: 'visitors.onSite', permission: 'visits.read' },
  { path: '/visitors/all', label: 'visitors.all', permission: 'visits.read' },
  { path: '/evacuation', label: 'evacuation.title', permission: 'evacuation.use' },
]

/** Stands on top of every screen about visitors. */
export function VisitorTabs() {
  const { t } = useTexts()
  const may = usePermissions()
  const tabs = entries
    .filter(({ permission }) => may(permission))
    .map(({ path, label }) => ({ path, label: t(label) }))
  return <Tabs label={t('visitors.title')} tabs={tabs} />
}
