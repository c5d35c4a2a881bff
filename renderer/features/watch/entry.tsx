import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Descriptions } from 'antd'
import { useState, type ReactNode } from 'react'
import { useNavigate, useParams } from 'react-router'

import type { WatchEntry } from '#shared/contract/watch-list.ts'
import { notCounted } from '../../client/blind-count.ts'
import { useApi } from '../../client/desk.tsx'
import { nameOrErased } from '../../client/erased-name.ts'
import { listingOptions, useListing } from '../../client/listing.ts'
import { useProblems } from '../../client/problem.ts'
import { WatchPhoto } from '../../client/watch-photo.tsx'
import { useTexts } from '../../i18n/index.ts'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { formatDay, formatMoment } from '../../ui/time.ts'
import { ChangeDialog, EndDialog } from './entry-dialogs.tsx'
import { HitTable } from './hit-table.tsx'
import { entryTitle } from './names.ts'
import { GradeTag, StateTag } from './tags.tsx'
import './watch.css'

/** One entry whole, and everybody who fitted it. */
export function WatchEntryScreen() {
  const { t } = useTexts()
  const id = Number(useParams()['id'])
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const entry = useQuery(useApi().watchList.get.queryOptions({ input: { id } }))
  const [open, setOpen] = useState<'change' | 'end' | null>(null)
  const { data } = entry
  const kept = data !== undefined && data.state !== 'ended' && data.erasedAt === null
  const close = () => setOpen(null)
  useShortcut('Alt+E', () => setOpen('change'), { label: t('watch.edit'), disabled: !kept })
  useShortcut('Alt+S', () => setOpen('end'), { label: t('watch.end'), disabled: !kept })
  return (
    <Page
      title={data ? `${entryTitle(t, data)} ${data.number}` : t('watch.title')}
      onBack={() => void navigate('/visitors/watch')}
      extra={
        kept && (
          <>
            <Button onClick={() => setOpen('end')}>{t('watch.end')} Alt+S</Button>
            <Button type="primary" onClick={() => setOpen('change')}>
              {t('watch.edit')} Alt+E
            </Button>
          </>
        )
      }
    >
      {entry.error ? (
        <ErrorState message={sentence(entry.error)} onRetry={() => void entry.refetch()} />
      ) : data ? (
        <>
          <div className="q-panel w-entry">
            {data.hasPhoto && <WatchPhoto entryId={id} />}
            <EntryDetails entry={data} />
          </div>
          <HitsOf entryId={id} />
        </>
      ) : (
        <LoadingState lines={8} />
      )}
      {data && open === 'change' && <ChangeDialog entry={data} onClose={close} />}
      {data && open === 'end' && <EndDialog entry={data} onClose={close} />}
    </Page>
  )
}

function EntryDetails({ entry }: { entry: WatchEntry }) {
  const { t } = useTexts()
  const by = (at: number, name: string) => t('watch.by', { time: formatMoment(at), name })
  const lines: [label: string, value: ReactNode][] = [
    [t('watch.grade'), <GradeTag key="grade" grade={entry.grade} />],
    [t('watch.state'), <StateTag key="state" state={entry.state} />],
    [t('watch.reason'), entry.reason],
    [t('watch.validUntil'), entry.validUntil === null ? t('watch.forGood') : formatDay(entry.validUntil)],
    [t('watch.name'), entryTitle(t, entry)],
    [t('watch.aliases'), entry.aliases.join(t('watch.join'))],
    [t('watch.phone'), entry.phone],
    [t('watch.plate'), entry.plate],
    [t('watch.company'), entry.company],
    [t('watch.idNumber'), entry.idNumberMasked || (entry.idEnd === '' ? '' : `*${entry.idEnd}`)],
    [t('watch.recorded'), by(entry.recordedAt, entry.recordedBy)],
    entry.endedAt === null
      ? [t('watch.changedAt'), formatMoment(entry.changedAt)]
      : [t('watch.endedAt'), `${by(entry.endedAt, entry.endedBy)} · ${nameOrErased(t, entry.endReason)}`],
  ]
  return (
    <Descriptions
      bordered
      size="small"
      column={2}
      items={lines.map(([label, children]) => ({ key: label, label, children }))}
    />
  )
}

function HitsOf({ entryId }: { entryId: number }) {
  const { t } = useTexts()
  const pages = useInfiniteQuery(
    useApi().watchList.hits.infiniteOptions({
      input: (before: number | undefined) => ({ entryId, ...(before === undefined ? {} : { before }) }),
      ...listingOptions(notCounted),
    }),
  )
  return (
    <HitTable
      {...useListing(pages)}
      ofEntry
      empty={{ title: t('watch.noHits'), text: t('watch.noHitsText') }}
    />
  )
}
