import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'

import type { Evacuation } from '#shared/contract/evacuation.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { formatMoment } from '../../ui/time.ts'

/** An evacuation is rare: this many are years of them. */
const shown = 200

export const minutesOf = ({ startedAt, endedAt }: Evacuation): number | null =>
  endedAt === null ? null : Math.round((endedAt - startedAt) / 60_000)

function useHistoryColumns(): Column<Evacuation>[] {
  const { t } = useTexts()
  return [
    { key: 'number', title: t('evacuation.number'), width: 130, render: ({ number }) => number },
    {
      key: 'what',
      title: t('evacuation.what'),
      width: 130,
      render: ({ drill }) => (
        <StatusTag tone={drill ? 'quiet' : 'bad'}>
          {t(drill ? 'evacuation.drill' : 'evacuation.real')}
        </StatusTag>
      ),
    },
    {
      key: 'started',
      title: t('evacuation.startedAt'),
      width: 160,
      render: ({ startedAt }) => formatMoment(startedAt),
    },
    { key: 'by', title: t('evacuation.startedBy'), width: 120, render: ({ startedBy }) => startedBy },
    {
      key: 'minutes',
      title: t('evacuation.minutes'),
      width: 120,
      align: 'right',
      render: (one) => minutesOf(one) ?? t('evacuation.running'),
    },
    {
      key: 'found',
      title: t('evacuation.found'),
      width: 120,
      align: 'right',
      render: ({ found, people }) => t('evacuation.foundOf', { found, people }),
    },
    { key: 'note', title: t('evacuation.note'), render: ({ note }) => note },
  ]
}

/** All evacuations and drills, newest first; each can be read and printed again. */
export function EvacuationHistory() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const listed = useQuery(useApi().evacuation.history.queryOptions({ input: { limit: shown } }))
  return (
    <Page title={t('evacuation.history')} onBack={() => void navigate('/evacuation')}>
      <DeskTable
        label={t('evacuation.history')}
        rows={listed.data}
        rowKey={({ id }) => String(id)}
        columns={useHistoryColumns()}
        onOpen={({ id }) => void navigate(`/evacuation/${id}`)}
        rowClass={({ found, people }) => (found < people ? 'q-row-bad' : undefined)}
        empty={{ title: t('evacuation.noHistory'), text: t('evacuation.noHistoryText') }}
        error={listed.error ? sentence(listed.error) : undefined}
        onRetry={() => void listed.refetch()}
        autoFocus
      />
    </Page>
  )
}
