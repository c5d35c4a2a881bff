import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useNavigate, useParams } from 'react-router'

import type { Handover } from '#shared/contract/handover.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { usePrinting } from '../../client/printing.ts'
import { useTexts } from '../../i18n/index.ts'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx'
import { formatMoment } from '../../ui/time.ts'
import { CountTable } from './count-table.tsx'
import { HandoverState } from './handover-history.tsx'
import { ReportView } from './report-view.tsx'
import './handover.css'

/** One handover as it was signed; prints again with the same code. */
export function HandoverDetail() {
  const { t } = useTexts()
  const id = Number(useParams()['id'])
  const navigate = useNavigate()
  const problems = useProblems()
  const print = usePrinting()
  const { data, error, isPending, refetch } = useQuery(useApi().handovers.get.queryOptions({ input: { id } }))
  const printable = data?.state === 'completed'
  useShortcut('Ctrl+P', () => void print('handoverReport', id), {
    label: t('handover.printReport'),
    disabled: !printable,
  })
  return (
    <Page
      title={data?.number ?? t('handover.title')}
      text={data && <HandoverState state={data.state} />}
      onBack={() => void navigate('/handover/history')}
      extra={
        printable && (
          <Button
            type="primary"
            aria-keyshortcuts="Control+P"
            onClick={() => void print('handoverReport', id)}
          >
            {t('handover.printReport')}
          </Button>
        )
      }
    >
      {isPending && <LoadingState />}
      {error && <ErrorState message={problems.sentence(error)} onRetry={() => void refetch()} />}
      {data && (
        <div className="h-flow">
          <Summary handover={data} />
          {data.report === null ? (
            <EmptyState title={t('handover.hiddenTitle')} text={t('handover.hiddenText')} />
          ) : (
            <ReportView handover={data} />
          )}
        </div>
      )}
    </Page>
  )
}

function Summary({ handover }: { handover: Handover }) {
  const { t } = useTexts()
  const signed = (signature: Handover['outgoing']) =>
    signature &&
    t('handover.outgoingSigned', {
      name: signature.name,
      at: formatMoment(signature.at),
      by: t(signature.by === 'pin' ? 'handover.byPin' : 'handover.byFinger'),
    })
  return (
    <section className="q-panel">
      <dl className="h-facts">
        <Fact name={t('handover.deskShift')}>
          {`${handover.deskShiftNumber} · ${formatMoment(handover.deskShiftOpenedAt)} – ${formatMoment(handover.startedAt)}`}
        </Fact>
        <Fact name={t('handover.outgoing')}>{signed(handover.outgoing) ?? handover.outgoingName}</Fact>
        <Fact name={t('handover.incoming')}>{signed(handover.incoming) ?? t('handover.nothing')}</Fact>
        {handover.sheetCode !== null && <Fact name={t('handover.doneCode')}>{handover.sheetCode}</Fact>}
        {handover.note !== '' && <Fact name={t('handover.note')}>{handover.note}</Fact>}
      </dl>
      {handover.state === 'abandoned' && (
        <p className="h-text">{t('handover.abandonedFor', { reason: handover.abandonReason })}</p>
      )}
      {handover.report !== null && <CountTable handover={handover} />}
    </section>
  )
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
