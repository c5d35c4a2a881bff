import type { ReactNode } from 'react'

import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import './reception.css'

interface Props {
  readonly text?: string
  readonly extra?: ReactNode
  readonly children: ReactNode
}

/** One of the screens that say how the site receives people. */
export function ReceptionPage({ text, extra, children }: Props) {
  const { t } = useTexts()
  return (
    <Page title={t('reception.title')} {...(text === undefined ? {} : { text })} extra={extra}>
      <Tabs
        label={t('reception.title')}
        tabs={[
          { path: '/reception', label: t('reception.types') },
          { path: '/reception/grades', label: t('reception.grades') },
          { path: '/reception/rules', label: t('reception.rules') },
        ]}
      />
      {children}
    </Page>
  )
}
