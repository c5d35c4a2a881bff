import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Input, Segmented } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useNavigate } from 'react-router'

import type { Visit } from '#shared/contract/visitors.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { DeskTable, type Column, type RowAction } from '../../ui/table.tsx'
import { formatShort } from '../../ui/time.ts'
import { LeaveTag } from './leave-tag.tsx'
import { useLeaving } from './leaving.ts'

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

function useColumns(): Column<Visit>[] {
  const { t } = useTexts()
  return [
    { key: 'number', title: t('visitors.number'), width: 124, render: ({ number }) => number },
    {
      key: 'name',
      title: t('visitors.name'),
      width: 110,
      render: ({ name, companions }) => name + (companions > 0 ? ` +${companions}` : ''),
    },
    { key: 'company', title: t('visitors.company'), render: ({ company }) => company },
    {
      key: 'host',
      title: t('visitors.host'),
      width: 132,
      render: ({ hostName, hostDepartment }) => `${hostName} ${hostDepartment}`,
    },
    { key: 'reason', title: t('visitors.reason'), width: 96, render: ({ reason }) => reason },
    { key: 'plate', title: t('visitors.plate'), width: 96, render: ({ plate }) => plate },
    { key: 'badge', title: t('visitors.badgeNumber'), width: 76, render: ({ badgeNumber }) => badgeNumber },
    {
      key: 'arrived',
      title: t('visitors.arrivedAt'),
      width: 104,
      render: ({ arrivedAt }) => formatShort(arrivedAt),
    },
  ]
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

const pageSize = 100

function Register() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const pages = useInfiniteQuery(
    useApi().visitors.list.infiniteOptions({
      input: (before: number | undefined) => ({
        text,
        limit: pageSize,
        ...(before === undefined ? {} : { before }),
      }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: ({ rows, more }) => (more ? rows.at(-1)?.id : undefined),
      placeholderData: keepPreviousData,
    }),
  )
  const rows = pages.data?.pages.flatMap((page) => page.rows)
  const columns = useColumns()
  const left: Column<Visit> = {
    key: 'left',
    title: t('visitors.leftAt'),
    width: 190,
    render: (visit) => <LeaveTag visit={visit} />,
  }
  return (
    <>
      <Input.Search
        aria-label={t('visitors.filter')}
        placeholder={t('visitors.filter')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        allowClear
        style={{ maxWidth: 420 }}
      />
      <DeskTable
        label={t('visitors.all')}
        rows={rows}
        rowKey={({ id }) => String(id)}
        columns={[...columns, left]}
        onOpen={({ id }) => void navigate(`/visitors/${id}`)}
        rowClass={({ leaveKind }) => (leaveKind === 'system' ? 'q-row-warn' : undefined)}
        empty={
          text === ''
            ? { title: t('visitors.none'), text: t('visitors.noneText') }
            : { title: t('visitors.noneFound'), text: t('visitors.noneFoundText') }
        }
        error={pages.error ? sentence(pages.error) : undefined}
        onRetry={() => void pages.refetch()}
        total={(rows?.length ?? 0) + (pages.hasNextPage ? 1 : 0)}
        onNearEnd={() => void pages.fetchNextPage()}
      />
    </>
  )
}
