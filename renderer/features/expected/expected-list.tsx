import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'

import { expectedViews, type ExpectedVisit } from '#shared/contract/expected.ts'
import { notCounted } from '../../client/blind-count.ts'
import { useApi } from '../../client/desk.tsx'
import { listingOptions, useListing } from '../../client/listing.ts'
import { usePermissions } from '../../client/permissions.ts'
import { usePrinting } from '../../client/printing.ts'
import { useProblems } from '../../client/problem.ts'
import { VisitorTabs } from '../../client/visitor-tabs.tsx'
import { useTexts } from '../../i18n/index.ts'
import { FilterBox } from '../../ui/filter-box.tsx'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { DeskTable, type RowAction } from '../../ui/table.tsx'
import { CancelDialog } from './cancel-dialog.tsx'
import { useColumns } from './columns.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import './expected.css'

const pageSize = 100
const views = [...expectedViews, 'all'] as const
type View = (typeof views)[number]

/** The rows of a view: a look ahead comes whole, all appointments come page after page. */
function useRows(view: View, text: string) {
  const { sentence } = useProblems()
  const api = useApi()
  const ahead = useQuery(
    api.expected.upcoming.queryOptions({
      input: { view: view === 'all' ? 'today' : view, text },
      enabled: view !== 'all',
      placeholderData: keepPreviousData,
    }),
  )
  const all = useListing(
    useInfiniteQuery(
      api.expected.list.infiniteOptions({
        input: (before: number | undefined) => ({
          text,
          limit: pageSize,
          ...(before === undefined ? {} : { before }),
        }),
        ...listingOptions({ counting: notCounted.counting, withheld: view !== 'all' }),
      }),
    ),
  )
  if (view === 'all') return all
  const error = ahead.error ? sentence(ahead.error) : undefined
  return { rows: ahead.data, error, onRetry: () => void ahead.refetch() }
}

/** Who is expected: today, tomorrow, in the next days, and everybody there ever was. */
export function ExpectedList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = usePermissions()
  const [asked] = useSearchParams()
  const [view, setView] = useState<View>(asked.has('text') ? 'all' : 'today')
  const [typed, setTyped] = useState(asked.get('text') ?? '')
  const text = useDeferredValue(typed.trim())
  const count = useQuery(useApi().expected.count.queryOptions({ input: {} }))
  const [cancelling, setCancelling] = useState<ExpectedVisit | null>(null)
  const columns = useColumns(view !== 'today' && view !== 'tomorrow')
  const actions = useActions(setCancelling)
  const add = () => void navigate('/visitors/expected/new')
  useShortcut('F6', add, { label: t('expected.add'), disabled: !may('expected.write') })
  return (
    <Page
      title={t('expected.title')}
      text={count.data && t('expected.todayText', { count: count.data.today })}
      extra={
        <>
          <Segmented<View>
            aria-label={t('expected.title')}
            value={view}
            onChange={setView}
            options={views.map((value) => ({ value, label: t(`expected.views.${value}`) }))}
          />
          {may('expected.write') && (
            <>
              <Button onClick={() => void navigate('/visitors/expected/import')}>
                {t('expected.importList')}
              </Button>
              <Button type="primary" onClick={add}>
                {t('expected.add')} F6
              </Button>
            </>
          )}
        </>
      }
    >
      <VisitorTabs />
      <div className="q-filter">
        <FilterBox label={t('expected.filter')} value={typed} onChange={setTyped} />
      </div>
      <DeskTable
        label={t('expected.title')}
        rowKey={({ id }) => String(id)}
        columns={columns}
        actions={actions}
        onOpen={({ id }) => void navigate(`/visitors/expected/${id}`)}
        rowClass={({ state }) => (state === 'cancelled' ? 'q-row-quiet' : undefined)}
        empty={
          text === ''
            ? { title: t('expected.none'), text: t('expected.noneText') }
            : { title: t('expected.noneFound'), text: t('expected.noneFoundText') }
        }
        {...useRows(view, text)}
        autoFocus
      />
      {cancelling && <CancelDialog row={cancelling} onClose={() => setCancelling(null)} />}
    </Page>
  )
}

/** What can be done with a row: he is here, give him his slip, or he does not come. */
function useActions(onCancel: (row: ExpectedVisit) => void): RowAction<ExpectedVisit>[] {
  const { t } = useTexts()
  const navigate = useNavigate()
  const print = usePrinting()
  const may = usePermissions()
  const open = ({ state }: ExpectedVisit) => state === 'expected'
  return [
    ...(may('visits.write')
      ? [
          {
            key: 'arrive',
            label: t('expected.arrive'),
            combo: 'F7',
            run: ({ id }: ExpectedVisit) => void navigate(`/visitors/new?expected=${id}`),
            available: open,
          },
        ]
      : []),
    {
      key: 'slip',
      label: t('expected.slip'),
      combo: 'Alt+P',
      run: ({ id }) => void print('expectedSlip', id),
      available: open,
    },
    ...(may('expected.write')
      ? [{ key: 'cancel', label: t('expected.cancel'), combo: 'Delete', run: onCancel, available: open }]
      : []),
  ]
}
