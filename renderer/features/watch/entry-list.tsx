import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useNavigate } from 'react-router'

import type { WatchEntry } from '#shared/contract/watch-list.ts'
import { notCounted } from '../../client/blind-count.ts'
import { useApi } from '../../client/desk.tsx'
import { listingOptions, useListing } from '../../client/listing.ts'
import { useTexts } from '../../i18n/index.ts'
import { FilterBox } from '../../ui/filter-box.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { formatDay } from '../../ui/time.ts'
import { entryTitle } from './names.ts'
import { GradeTag, StateTag } from './tags.tsx'

/** By what somebody is known, beside his name. */
const traitsOf = ({ phone, plate, company, idNumberMasked, idEnd }: WatchEntry): string =>
  [phone, plate, company, idNumberMasked, idEnd === '' ? '' : `*${idEnd}`]
    .filter((trait) => trait !== '')
    .join(' · ')

function useColumns(past: boolean): Column<WatchEntry>[] {
  const { t } = useTexts()
  const last: Column<WatchEntry> = past
    ? { key: 'state', title: t('watch.state'), width: 110, render: ({ state }) => <StateTag state={state} /> }
    : {
        key: 'until',
        title: t('watch.validUntil'),
        width: 110,
        render: ({ validUntil }) => (validUntil === null ? t('watch.forGood') : formatDay(validUntil)),
      }
  return [
    { key: 'number', title: t('watch.number'), width: 124, render: ({ number }) => number },
    {
      key: 'name',
      title: t('watch.name'),
      render: (entry) => [entryTitle(t, entry), ...entry.aliases].join(t('watch.join')),
    },
    { key: 'traits', title: t('watch.known'), render: traitsOf },
    {
      key: 'grade',
      title: t('watch.grade'),
      width: 136,
      render: ({ grade }) => <GradeTag grade={grade} />,
    },
    { key: 'reason', title: t('watch.reason'), render: ({ reason }) => reason },
    { key: 'hits', title: t('watch.count'), width: 64, align: 'right', render: ({ hits }) => hits },
    last,
  ]
}

/** Entries that count, or those that do not any more. */
export function EntryList({ past }: { past: boolean }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const columns = useColumns(past)
  const pages = useInfiniteQuery(
    useApi().watchList.list.infiniteOptions({
      input: (before: number | undefined) => ({ text, past, ...(before === undefined ? {} : { before }) }),
      ...listingOptions(notCounted),
    }),
  )
  const listing = useListing(pages)
  const none = past ? { title: t('watch.nonePast') } : { title: t('watch.none'), text: t('watch.noneText') }
  return (
    <>
      <div className="q-filter">
        <FilterBox label={t('watch.filter')} value={typed} onChange={setTyped} autoFocus />
      </div>
      <DeskTable
        label={t(past ? 'watch.views.past' : 'watch.views.entries')}
        rowKey={({ id }) => String(id)}
        columns={columns}
        onOpen={({ id }) => void navigate(`/visitors/watch/${id}`)}
        empty={text === '' ? none : { title: t('watch.noneFound'), text: t('watch.noneFoundText') }}
        {...listing}
      />
    </>
  )
}
