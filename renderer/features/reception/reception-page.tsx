import type { ReactNode } from 'react'

import { ReceptionTabs } from '../../client/reception-tabs.tsx'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
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
      <ReceptionTabs />
      {children}
    </Page>
  )
}
