import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Input, Segmented, type InputRef } from 'antd'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'

import type { Parcel } from '#shared/contract/custody.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { DeskTable } from '../../ui/table.tsx'
import { daysSince, longBefore, longDays, veryLongDays } from './age.ts'
import { useColumns } from './columns.tsx'
import { ReleaseDialog } from './release-dialog.tsx'
import { useSelection } from './selection.ts'
import './parcels.css'

const pageSize = 100
type View = 'held' | 'old' | 'collected'
const views = ['held', 'old', 'collected'] as const

/** One page after the other of what the filter lets through. */
function useParcels(view: View, text: string, now: number) {
  return useInfiniteQuery(
    useApi().parcels.list.infiniteOptions({
      input: (before: number | undefined) => ({
        text,
        limit: pageSize,
        held: view !== 'collected',
        ...(view === 'old' ? { receivedBefore: longBefore(now) } : {}),
        ...(before === undefined ? {} : { before }),
      }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: ({ rows, more }) => (more ? rows.at(-1)?.id : undefined),
      placeholderData: keepPreviousData,
    }),
  )
}

function ageClass({ receivedAt, releasedAt }: Parcel, now: number): string | undefined {
  if (releasedAt !== null) return undefined
  const days = daysSince(receivedAt, now)
  if (days >= veryLongDays) return 'q-row-bad'
  return days >= longDays ? 'q-row-warn' : undefined
}

/** What lies on the shelves: filter or scan, tick several, hand them out against one signature. */
export function ParcelList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const [now] = useState(() => Date.now())
  const [view, setView] = useState<View>('held')
  const [typed, setTyped] = useState('')
  const filter = useRef<InputRef>(null)
  useEffect(() => filter.current?.focus(), [])
  const text = useDeferredValue(typed.trim())
  const [releasing, setReleasing] = useState<readonly Parcel[]>([])
  const summary = useQuery(useApi().today.summary.queryOptions({ input: {} }))
  const pages = useParcels(view, text, now)
  const rows = pages.data?.pages.flatMap((page) => page.rows)
  const columns = useColumns(now, view === 'collected')
  const selection = useSelection(rows, releasing.length > 0)
  const releaseChosen = () => setReleasing(selection.chosen)
  useShortcut('Alt+Q', releaseChosen, {
    label: t('parcels.release'),
    disabled: selection.chosen.length === 0,
  })
  const held = summary.data?.parcelsHeld
  return (
    <Page
      title={t('parcels.title')}
      {...(held === undefined ? {} : { text: t('parcels.heldText', { held }) })}
      extra={
        <>
          <Segmented<View>
            aria-label={t('parcels.title')}
            value={view}
            onChange={setView}
            options={views.map((value) => ({ value, label: t(`parcels.views.${value}`) }))}
          />
          <Button onClick={() => void navigate('/parcels/new')}>{t('parcels.receive')} F3</Button>
          <Button type="primary" disabled={selection.chosen.length === 0} onClick={releaseChosen}>
            {t('parcels.releaseSelected', { count: selection.chosen.length })} Alt+Q
          </Button>
        </>
      }
    >
      <div className="c-filter">
        <Input.Search
          aria-label={t('parcels.filter')}
          placeholder={t('parcels.filter')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          ref={filter}
          allowClear
        />
      </div>
      <DeskTable
        label={t('parcels.title')}
        rows={rows}
        rowKey={({ id }) => String(id)}
        columns={columns}
        {...(view === 'collected' ? {} : { selection: { keys: selection.keys, onChange: selection.choose } })}
        actions={
          view === 'collected'
            ? []
            : [{ key: 'release', label: t('parcels.release'), run: (row) => setReleasing([row]) }]
        }
        onOpen={({ id }) => void navigate(`/parcels/${id}`)}
        rowClass={(row) => ageClass(row, now)}
        empty={
          text === '' && view === 'held'
            ? { title: t('parcels.none'), text: t('parcels.noneText') }
            : { title: t('parcels.noneFound'), text: t('parcels.noneFoundText') }
        }
        error={pages.error ? sentence(pages.error) : undefined}
        onRetry={() => void pages.refetch()}
        total={(rows?.length ?? 0) + (pages.hasNextPage ? 1 : 0)}
        onNearEnd={() => void pages.fetchNextPage()}
      />
      {releasing.length > 0 && (
        <ReleaseDialog
          parcels={releasing}
          onClose={() => setReleasing([])}
          onReleased={() => {
            selection.clear()
            setTyped('')
          }}
        />
      )}
    </Page>
  )
}
