import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'

import type { Visit } from '#shared/contract/visitors.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { DeskTable, type RowAction } from '../../ui/table.tsx'
import { useColumns } from './columns.ts'
import { useLeaving } from './leaving.ts'
import { Register } from './register.tsx'

/** Who is inside, and the register of everybody, in the order of the paper form. */
export function VisitList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [all, setAll] = useState(false)
  const onSite = useQuery(useApi().visitors.onSite.queryOptions({ input: {} }))
  return (
    <Page
      title={t('visitors.title')}
      text={t('visitors.onSiteText', { count: onSite.data?.length ?? 0 })}
      extra={
        <>
          <Segmented<boolean>
            aria-label={t('visitors.title')}
            value={all}
            onChange={setAll}
            options={[
              { value: false, label: t('visitors.onSite') },
              { value: true, label: t('visitors.all') },
            ]}
          />
          <Button type="primary" onClick={() => void navigate('/visitors/new')}>
            {t('visitors.register')} F2
          </Button>
        </>
      }
    >
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
  const onSite = useQuery(useApi().visitors.onSite.queryOptions({ input: {} }))
  const columns = useColumns()
  const actions = useLeaveActions()
  return (
    <DeskTable
      label={t('visitors.onSite')}
      rows={onSite.data}
      rowKey={({ id }) => String(id)}
      columns={columns}
      actions={actions}
      onOpen={({ id }) => void navigate(`/visitors/${id}`)}
      empty={{ title: t('visitors.none'), text: t('visitors.noneText') }}
      error={onSite.error ? sentence(onSite.error) : undefined}
      onRetry={() => void onSite.refetch()}
      autoFocus
    />
  )
}
