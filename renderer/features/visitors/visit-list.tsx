import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useNavigate } from 'react-router'

import { useNumberText } from '../../client/blind-count.ts'
import { openVisitorScreen } from '../../client/connect.ts'
import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { VisitorTabs } from '../../client/visitor-tabs.tsx'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { OnSite } from './on-site.tsx'
import { Register } from './register.tsx'
import { WaitingVisitors } from './waiting.tsx'
import './visitors.css'
import { WaitingArrivals } from './waiting-arrivals.tsx'

/** Who is inside, and the register of everybody, in the order of the paper form. */
export function VisitList({ all = false }: { all?: boolean }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = usePermissions()
  const summary = useQuery(useApi().today.summary.queryOptions({ input: {} }))
  const numberText = useNumberText()
  return (
    <Page
      title={t('visitors.title')}
      text={numberText(summary.data?.onSite, (count) => t('visitors.onSiteText', { count }))}
      extra={
        <>
          <WaitingArrivals onTake={(cardId) => void navigate('/visitors/new', { state: { cardId } })} />
          {may('visits.write') && <Button onClick={openVisitorScreen}>{t('visitorSide.open')}</Button>}
          <Button type="primary" onClick={() => void navigate('/visitors/new')}>
            {t('visitors.register')} F2
          </Button>
        </>
      }
    >
      <VisitorTabs />
      {!all && <WaitingVisitors />}
      {all ? <Register /> : <OnSite />}
    </Page>
  )
}
