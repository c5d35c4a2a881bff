import { Segmented } from 'antd'
import type { ReactNode } from 'react'

import type { Locale } from '#shared/i18n/index.ts'
import { showLocale, useTexts } from '../../i18n/index.ts'
import { StillThere } from './still-there.tsx'

interface Props {
  /** Nobody is there any more. */
  readonly onGone: () => void
  /** He chooses the language by himself. */
  readonly switchable?: boolean
  readonly children: ReactNode
}

/** Somebody is at it. */
export function Busy({ onGone, switchable = false, children }: Props) {
  const { t, locale } = useTexts()
  return (
    <div className="w-busy">
      <StillThere onGone={onGone} />
      {switchable && (
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
      )}
      {children}
    </div>
  )
}
