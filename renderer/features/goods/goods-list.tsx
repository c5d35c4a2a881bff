import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useNavigate } from 'react-router'

import { passViews, type GoodsPass } from '#shared/contract/goods-passes.ts'
import { useApi } from '../../client/desk.tsx'
import { listingOptions, useListing } from '../../client/listing.ts'
import { PassState, usePassThings } from '../../client/pass-state.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { VisitorTabs } from '../../client/visitor-tabs.tsx'
import { useTexts } from '../../i18n/index.ts'
import { FilterBox } from '../../ui/filter-box.tsx'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { DeskTable, type Column, type RowAction } from '../../ui/table.tsx'
import { formatShort } from '../../ui/time.ts'
import { usePassActions } from './pass-actions.tsx'
import { Segmented } from '../../ui/segmented.tsx'

const pageSize = 100
type View = (typeof passViews)[number]

function usePasses(view: View, text: string) {
  return useListing(
    useInfiniteQuery(
      useApi().goodsPass.list.infiniteOptions({
        input: (before: number | undefined) => ({
          text,
          view,
          limit: pageSize,
          ...(before === undefined ? {} : { before }),
        }),
        ...listingOptions({ counting: false, withheld: false }),
      }),
    ),
  )
}

function useColumns(): Column<GoodsPass>[] {
  const { t } = useTexts()
  const things = usePassThings()
  return [
    { key: 'number', title: t('goods.number'), width: 124, render: ({ number }) => number },
    { key: 'kind', title: t('goods.kind'), width: 104, render: ({ kind }) => t(`goods.kinds.${kind}`) },
    { key: 'things', title: t('goods.items'), render: things },
    { key: 'holder', title: t('goods.holder'), width: 92, render: ({ holderName }) => holderName },
    { key: 'owner', title: t('goods.owner'), render: ({ owner, room }) => `${owner} ${room}`.trim() },
    {
      key: 'recorded',
      title: t('goods.recordedAt'),
      width: 138,
      render: ({ recordedAt, plannedAt, closedAt }) =>
        plannedAt === null || closedAt !== null
          ? formatShort(recordedAt)
          : t('goods.plannedFor', { time: formatShort(plannedAt) }),
    },
    { key: 'state', title: t('goods.state'), width: 116, render: (pass) => <PassState pass={pass} /> },
  ]
}

/** The keys of the list; approving and comparing are for those who may write. */
function useRowActions(): { actions: RowAction<GoodsPass>[]; dialog: React.ReactNode } {
  const may = usePermissions()
  const { actions, dialog } = usePassActions()
  const listed = actions.filter(
    ({ key }) => key === 'print' || (may('goods.write') && (key === 'approve' || key === 'compare')),
  )
  return { actions: listed.map((action) => ({ ...action })), dialog }
}

/** Every pass: what is under way, what was left behind, what was stopped. */
export function GoodsList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [view, setView] = useState<View>('open')
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const listing = usePasses(view, text)
  const behind = useQuery(
    useApi().goodsPass.list.queryOptions({ input: { view: 'unclaimed', limit: pageSize } }),
  )
  const columns = useColumns()
  const { actions, dialog } = useRowActions()
  const issue = () => void navigate('/visitors/goods/new')
  useShortcut('Alt+N', issue, { label: t('goods.issue') })
  const left = behind.data?.rows.length ?? 0
  return (
    <Page
      title={t('goods.title')}
      extra={
        <>
          <Segmented<View>
            aria-label={t('goods.title')}
            value={view}
            onChange={setView}
            options={passViews.map((value) => ({
              value,
              label: t(`goods.views.${value}`) + (value === 'unclaimed' && left > 0 ? ` ${left}` : ''),
            }))}
          />
          <Button type="primary" onClick={issue}>
            {t('goods.issue')} Alt+N
          </Button>
        </>
      }
    >
      <VisitorTabs />
      <div className="q-filter">
        <FilterBox label={t('goods.filter')} value={typed} onChange={setTyped} />
      </div>
      <DeskTable
        label={t('goods.title')}
        rowKey={({ id }) => String(id)}
        columns={columns}
        actions={actions}
        onOpen={({ id }) => void navigate(`/visitors/goods/${id}`)}
        rowClass={({ visitorLeft }) => (visitorLeft ? 'q-row-warn' : undefined)}
        empty={
          text === '' && view === 'open'
            ? { title: t('goods.none'), text: t('goods.noneText') }
            : { title: t('goods.noneFound'), text: t('goods.noneFoundText') }
        }
        autoFocus
        {...listing}
      />
      {dialog}
    </Page>
  )
}
