import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useNavigate, useParams } from 'react-router'

import type { EvacuationReport } from '#shared/contract/evacuation.ts'
import { useApi } from '../../client/desk.tsx'
import { usePrinting } from '../../client/printing.ts'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { Figure } from '../../ui/numbers.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { DeskTable } from '../../ui/table.tsx'
import { formatMoment } from '../../ui/time.ts'
import { keyOf, useColumns } from './columns.tsx'
import { minutesOf } from './history.tsx'
import './evacuation.css'

/** One evacuation as it ended: who was found when and by whom, and who was not. */
export function EvacuationReportScreen() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const print = usePrinting()
  const id = Number(useParams()['id'])
  const { data, error, refetch } = useQuery(useApi().evacuation.get.queryOptions({ input: { id } }))
  const printIt = () => void print('evacuationReport', id)
  useShortcut('Ctrl+P', printIt, { label: t('evacuation.printReport'), disabled: !data })
  return (
    <Page
      title={t('evacuation.report')}
      text={data?.evacuation.number}
      onBack={() => void navigate('/evacuation/history')}
      extra={
        <Button type="primary" aria-keyshortcuts="Control+P" disabled={!data} onClick={printIt}>
          {t('evacuation.printReport')} Ctrl+P
        </Button>
      }
    >
      {error && <ErrorState message={sentence(error)} onRetry={() => void refetch()} />}
      {data ? <Report report={data} /> : !error && <LoadingState lines={8} />}
    </Page>
  )
}

function Report({ report: { evacuation, people } }: { report: EvacuationReport }) {
  const { t } = useTexts()
  const { drill, startedAt, endedAt, startedBy, note } = evacuation
  const missing = evacuation.people - evacuation.found
  const unsure = evacuation.unsure - evacuation.unsureFound
  // those not found come first: they are what the report is about
  const rows = [...people].sort((a, b) => Number(a.foundAt !== null) - Number(b.foundAt !== null))
  return (
    <>
      <div className="e-report">
        <Figure label={t('evacuation.what')} value={t(drill ? 'evacuation.drill' : 'evacuation.real')} />
        <Figure label={t('evacuation.startedAt')} value={formatMoment(startedAt)} />
        <Figure label={t('evacuation.startedBy')} value={startedBy} />
        <Figure label={t('evacuation.minutes')} value={minutesOf(evacuation) ?? t('evacuation.running')} />
        <Figure label={t('evacuation.missing')} value={missing} {...(missing > 0 ? { tone: 'bad' } : {})} />
        <Figure label={t('evacuation.found')} value={evacuation.found} />
        <Figure label={t('evacuation.unsure')} value={unsure} {...(unsure > 0 ? { tone: 'warn' } : {})} />
        {endedAt !== null && note !== '' && <p>{note}</p>}
      </div>
      <DeskTable
        label={t('evacuation.report')}
        rows={rows}
        rowKey={keyOf}
        columns={useColumns('found')}
        rowClass={({ foundAt }) => (foundAt === null ? 'q-row-bad' : undefined)}
        empty={{ title: t('evacuation.none') }}
        autoFocus
      />
    </>
  )
}
