import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useNavigate } from 'react-router'

import type { Visit } from '#shared/contract/visitors.ts'
import { useBlindCount, useNumberText } from '../../client/blind-count.ts'
import { openVisitorScreen } from '../../client/connect.ts'
import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useProblems } from '../../client/problem.ts'
import { VisitorTabs } from '../../client/visitor-tabs.tsx'
import { useTexts } from '../../i18n/index.ts'
import { FilterBox } from '../../ui/filter-box.tsx'
import { Page } from '../../ui/layout.tsx'
import { DeskTable, type RowAction } from '../../ui/table.tsx'
import { useColumns } from './columns.ts'
import { useLeaving } from './leaving.ts'
import { Register } from './register.tsx'
import { WaitingList } from './waiting-arrivals.tsx'

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
          {may('visits.write') && <Button onClick={openVisitorScreen}>{t('visitorSide.open')}</Button>}
          <Button type="primary" onClick={() => void navigate('/visitors/new')}>
            {t('visitors.register')} F2
          </Button>
        </>
      }
    >
      <VisitorTabs />
      <WaitingList onTake={(cardId) => void navigate('/visitors/new', { state: { cardId } })} />
      {all ? <Register /> : <OnSite />}
    </Page>
  )
}

function useLeaveActions(): RowAction<Visit>[] {
  const { t } = useTexts()
  const leave = useLeaving()
  const available = ({ leaveKind }: Visit) => leaveKind === null
  return [
    {
      key: 'seen',
      label: t('visitors.leaveSeen'),
      combo: 'Alt+L',
      run: (visit) => leave(visit, 'seen'),
      available,
    },
    {
      key: 'said',
      label: t('visitors.leaveSaid'),
      combo: 'Alt+H',
      run: (visit) => leave(visit, 'said'),
      available,
    },
  ]
}

function OnSite() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const { counting, withheld, table } = useBlindCount(text)
  const onSite = useQuery(
    useApi().visitors.onSite.queryOptions({
      input: { text },
      enabled: !withheld,
      ...(counting ? {} : { placeholderData: keepPreviousData }),
    }),
  )
  const columns = useColumns()
  const actions = useLeaveActions()
  return (
    <>
      <div className="q-filter">
        <FilterBox label={t('visitors.filter')} value={typed} onChange={setTyped} autoFocus={counting} />
      </div>
      <DeskTable
        label={t('visitors.onSite')}
        rows={onSite.data}
        rowKey={({ id }) => String(id)}
        columns={columns}
        actions={actions}
        onOpen={({ id }) => void navigate(`/visitors/${id}`)}
        empty={
          text === ''
            ? { title: t('visitors.none'), text: t('visitors.noneText') }
            : { title: t('visitors.noneFound'), text: t('visitors.noneFoundText') }
        }
        error={onSite.error ? sentence(onSite.error) : undefined}
        onRetry={() => void onSite.refetch()}
        {...table}
        autoFocus={!counting}
      />
    </>
  )
}
