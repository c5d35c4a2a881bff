import { useQuery } from '@tanstack/react-query'

import type { Permission } from '#shared/contract/permissions.ts'
import { useTexts } from '../i18n/index.ts'
import { Tabs } from '../ui/tabs.tsx'
import { useApi } from './desk.tsx'
import { usePermissions } from './permissions.ts'

interface Entry {
  readonly path: string
  readonly label: 'board' | 'explanations' | 'files' | 'clock'
  readonly permission: Permission
}

/** The screens about attendance. */
const entries: readonly Entry[] = [
  { path: '/attendance', label: 'board', permission: 'attendance.today' },
  { path: '/attendance/explanations', label: 'explanations', permission: 'attendance.today' },
  { path: '/attendance/files', label: 'files', permission: 'attendance.read' },
  { path: '/attendance/clock', label: 'clock', permission: 'attendance.read' },
]

/** Stands on top of every screen about attendance. */
export function AttendanceTabs() {
  const { t } = useTexts()
  const may = usePermissions()
  const waiting = useQuery(useApi().attendance.explanationsOpen.queryOptions({ input: {} }))
  const counts: Readonly<Record<string, number>> = { '/attendance/explanations': waiting.data?.open ?? 0 }
  const tabs = entries
    .filter(({ permission }) => may(permission))
    .map(({ path, label }) => ({ path, label: t(`attendance.tabs.${label}`), count: counts[path] ?? 0 }))
  return <Tabs label={t('attendance.title')} tabs={tabs} />
}
