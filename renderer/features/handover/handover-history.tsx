import type { InferContractRouterOutputs } from '@orpc/contract'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'

import type { Contract } from '#shared/contract/index.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { StatusTag, type Tone } from '../../ui/status.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { formatMoment } from '../../ui/time.ts'

type Line = InferContractRouterOutputs<Contract>['handovers']['list'][number]

const tones: Record<Line['state'], Tone> = {
  frozen: 'busy',
  counted: 'busy',
  outgoingSigned: 'busy',
  completed: 'good',
  abandoned: 'quiet',
}

/** How a handover stands, as word and sign. */
export function HandoverState({ state }: { state: Line['state'] }) {
  const { t } = useTexts()
  return <StatusTag tone={tones[state]}>{t(`handover.states.${state}`)}</StatusTag>
}

/** All handovers, newest first; each can be read and printed again. */
export function HandoverHistory() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const problems = useProblems()
  const listed = useQuery(useApi().handovers.list.queryOptions({ input: { limit: 200 } }))
  const columns: Column<Line>[] = [
    { key: 'number', title: t('handover.number'), width: 130, render: ({ number }) => number },
    {
      key: 'started',
      title: t('handover.started'),
      width: 160,
      render: ({ startedAt }) => formatMoment(startedAt),
    },
    {
      key: 'completed',
      title: t('handover.completed'),
      width: 160,
      render: ({ completedAt }) => (completedAt === null ? '' : formatMoment(completedAt)),
    },
    { key: 'outgoing', title: t('handover.outgoing'), render: ({ outgoing }) => outgoing },
    { key: 'incoming', title: t('handover.incoming'), render: ({ incoming }) => incoming },
    {
      key: 'state',
      title: t('handover.state'),
      width: 150,
      render: ({ state }) => <HandoverState state={state} />,
    },
  ]
  return (
    <Page title={t('handover.history')} onBack={() => void navigate('/handover')}>
      <DeskTable
        label={t('handover.history')}
        rows={listed.data}
        rowKey={({ id }) => String(id)}
        columns={columns}
        onOpen={({ id }) => void navigate(`/handover/${id}`)}
        empty={{ title: t('handover.noHistory'), text: t('handover.noHistoryHint') }}
        error={listed.error ? problems.sentence(listed.error) : undefined}
        onRetry={() => void listed.refetch()}
      />
    </Page>
  )
}
