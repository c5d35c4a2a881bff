import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'

import { notCounted } from '../../client/blind-count.ts'
import { useApi } from '../../client/desk.tsx'
import { listingOptions, useListing } from '../../client/listing.ts'
import { useTexts } from '../../i18n/index.ts'
import { FilterBox } from '../../ui/filter-box.tsx'
import { HitTable } from './hit-table.tsx'

/** Everybody who fitted, or only those who wait for a duty manager. */
export function HitList({ waiting }: { waiting: boolean }) {
  const { t } = useTexts()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const pages = useInfiniteQuery(
    useApi().watchList.hits.infiniteOptions({
      input: (before: number | undefined) => ({ text, waiting, ...(before === undefined ? {} : { before }) }),
      ...listingOptions(notCounted),
    }),
  )
  const listing = useListing(pages)
  const none = waiting
    ? { title: t('watch.noneWaiting') }
    : { title: t('watch.noHits'), text: t('watch.noHitsText') }
  return (
    <>
      <div className="q-filter">
        <FilterBox label={t('watch.hitFilter')} value={typed} onChange={setTyped} />
      </div>
      <HitTable
        {...listing}
        autoFocus
        empty={text === '' ? none : { title: t('watch.noneFound'), text: t('watch.noneFoundText') }}
      />
    </>
  )
}
