import { useTexts } from '../../i18n/index.ts'
import { Tabs } from '../../ui/tabs.tsx'

export function PrivacyTabs() {
  const { t } = useTexts()
  return (
    <Tabs
      label={t('privacy.title')}
      tabs={[
        { path: '/privacy', label: t('privacy.ask') },
        { path: '/privacy/erasures', label: t('privacy.certificates') },
      ]}
    />
  )
}
