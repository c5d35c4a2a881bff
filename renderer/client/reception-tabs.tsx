import { useTexts } from '../i18n/index.ts'
import { Tabs } from '../ui/tabs.tsx'
import { usePermissions } from './permissions.ts'

/** Stands on top of every screen that says how the site receives people; whoever may only read one of them sees no tabs. */
export function ReceptionTabs() {
  const { t } = useTexts()
  const may = usePermissions()
  if (!may('reception.write')) return null
  return (
    <Tabs
      label={t('reception.title')}
      tabs={[
        { path: '/reception', label: t('reception.types') },
        { path: '/reception/grades', label: t('reception.grades') },
        { path: '/reception/documents', label: t('documents.title') },
        { path: '/reception/rules', label: t('reception.rules') },
      ]}
    />
  )
}
