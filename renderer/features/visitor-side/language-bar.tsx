import type { Locale } from '#shared/i18n/index.ts'
import { showLocale, useTexts } from '../../i18n/index.ts'
import { Segmented } from '../../ui/segmented.tsx'

/** Chinese or English, for the visitor in front of the screen only: nothing is remembered. */
export function LanguageBar() {
  const { t, locale } = useTexts()
  return (
    <Segmented<Locale>
      className="w-language"
      aria-label={t('ui.language.label')}
      value={locale}
      onChange={showLocale}
      options={[
        { value: 'zh-CN', label: t('ui.language.zh') },
        { value: 'en', label: t('ui.language.en') },
      ]}
    />
  )
}
