import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useNavigate } from 'react-router'

import type { Parcel } from '#shared/contract/custody.ts'
import { notCounted, useBlindCount, useNumberText } from '../../client/blind-count.ts'
import { useApi } from '../../client/desk.tsx'
import { listingOptions, useListing } from '../../client/listing.ts'
import { useTexts } from '../../i18n/index.ts'
import { FilterBox } from '../../ui/filter-box.tsx'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { DeskTable } from '../../ui/table.tsx'
import { daysSince, longBefore, longDays, veryLongDays } from './age.ts'
import { useColumns } from './columns.tsx'
import { ReleaseDialog } from './release-dialog.tsx'
import { useSelection } from './selection.ts'
import { Segmented } from '../../ui/segmented.tsx'
import './parcels.css'

const pageSize = 100
type View = 'held' | 'old' | 'collected'
const views = ['held', 'old', 'collected'] as const

/** One page after the other of what the filter lets through. */
function useParcels(view: View, text: string, now: number, options: ReturnType<typeof listingOptions>) {
  return useInfiniteQuery(
    useApi().parcels.list.infiniteOptions({
      input: (before: number | undefined) => ({
        text,
        limit: pageSize,
        held: view !== 'collected',
        ...(view === 'old' ? { receivedBefore: longBefore(now) } : {}),
        ...(before === undefined ? {} : { before }),
      }),
      ...options,
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
  const [now] = useState(() => Date.now())
  const [view, setView] = useState<View>('held')
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const [releasing, setReleasing] = useState<readonly Parcel[]>([])
  const summary = useQuery(useApi().today.summary.queryOptions({ input: {} }))
  const blind = useBlindCount(text)
  const { counting, withheld, table } = view === 'collected' ? notCounted : blind
  const listing = useListing(useParcels(view, text, now, listingOptions({ counting, withheld })))
  const columns = useColumns(now, view === 'collected')
  const selection = useSelection(listing.rows, releasing.length > 0)
  const releaseChosen = () => setReleasing(selection.chosen)
  useShortcut('Alt+Q', releaseChosen, {
    label: t('parcels.release'),
    disabled: selection.chosen.length === 0,
  })
  const numberText = useNumberText()
  return (
    <Page
      title={t('parcels.title')}
      text={numberText(summary.data?.parcelsHeld, (held) => t('parcels.heldText', { held }))}
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
      <div className="q-filter">
        <FilterBox label={t('parcels.filter')} value={typed} onChange={setTyped} autoFocus />
      </div>
      <DeskTable
        label={t('parcels.title')}
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
        {...listing}
        {...table}
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
