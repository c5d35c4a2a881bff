import { useQuery } from '@tanstack/react-query'
import { Button, Descriptions } from 'antd'
import { useNavigate, useParams } from 'react-router'

import type { Visit } from '#shared/contract/visitors.ts'
import { useApi } from '../../client/desk.tsx'
import { usePrinting } from '../../client/printing.ts'
import { useProblems } from '../../client/problem.ts'
import { visitorName } from '../../client/visitor-name.ts'
import { useTexts, type Translate } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { formatMoment } from '../../ui/time.ts'
import { LeaveTag } from './leave-tag.tsx'
import { useLeaving } from './leaving.tsx'
import { VisitLeaving } from './visit-leaving.tsx'
import { IdNumber } from './id-number.tsx'
import { VisitCalls } from './visit-calls.tsx'
import { VisitOwnFields } from './visit-own-fields.tsx'
import { VisitGoods } from './visit-goods.tsx'
import { VisitDocuments } from './visit-documents.tsx'
import { VisitPhoto } from './visit-photo.tsx'

/** One line of the register, whole. */
export function VisitScreen() {
  const { t } = useTexts()
  const id = Number(useParams()['id'])
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const visit = useQuery(useApi().visitors.get.queryOptions({ input: { id } }))
  const print = usePrinting()
  const { leave, ask, dialog } = useLeaving()
  const { data } = visit
  return (
    <Page
      title={data ? `${visitorName(t, data)} ${data.number}` : t('visitors.title')}
      onBack={() => void navigate('/visitors')}
      extra={
        data && (
          <>
            <Button onClick={() => void print('visitBadge', id)}>{t('visitors.printBadge')}</Button>
            {data.leaveKind === null && data.voidedAt === null && (
              <>
                <Button onClick={() => ask(data, 'said')}>{t('visitors.leaveSaid')}…</Button>
                <Button type="primary" onClick={() => leave(data, 'seen')}>
                  {t('visitors.leaveSeen')}
                </Button>
              </>
            )}
          </>
        )
      }
    >
      {visit.error ? (
        <ErrorState message={sentence(visit.error)} onRetry={() => void visit.refetch()} />
      ) : data ? (
        <>
          <div className="q-panel">
            <VisitPhoto visitId={id} />
            <VisitDetails visit={data} />
            <VisitOwnFields visit={data} />
            <VisitCalls visit={data} />
            <VisitLeaving visit={data} />
          </div>
          <VisitDocuments visitId={id} />
          <VisitGoods visit={data} />
        </>
      ) : (
        <LoadingState lines={8} />
      )}
      {dialog}
    </Page>
  )
}

const hazardsLine = (t: Translate, hazards: boolean): [string, string] => [
  t('arrivalExtras.hazardsShort'),
  t(hazards ? 'arrivalExtras.hazardsYes' : 'arrivalExtras.hazardsNo'),
]

function VisitDetails({ visit }: { visit: Visit }) {
  const { t } = useTexts()
  const typedLater = visit.recordedAt - visit.arrivedAt > 60_000
  const recordedBy = t('visitors.recordedBy', {
    time: formatMoment(visit.recordedAt),
    name: visit.recordedBy,
  })
  const lines: [label: string, value: React.ReactNode][] = [
    [t('visitors.name'), visitorName(t, visit)],
    [t('visitors.phone'), visit.phone],
    [t('visitors.company'), visit.company],
    [t('visitors.host'), `${visit.hostName} ${visit.hostDepartment}`],
    [t('visitors.reason'), visit.reason],
    [t('visitors.plate'), visit.plate],
    [t('visitors.idKind'), visit.idKind ? t(`common.idKinds.${visit.idKind}`) : ''],
    [t('visitors.idNumber'), <IdNumber key="id" visit={visit} />],
    [t('visitors.companions'), `${visit.companions} ${visit.companionNames}`],
    [t('visitors.goods'), visit.goods],
    [t('visitors.badgeNumber'), visit.badgeNumber],
    ...(visit.hazards === null ? [] : [hazardsLine(t, visit.hazards)]),
    [t('visitors.arrivedAt'), formatMoment(visit.arrivedAt)],
    [t('visitors.recorded'), typedLater ? `${recordedBy} · ${t('visitors.late')}` : recordedBy],
    [t('visitors.leftAt'), <LeaveTag key="left" visit={visit} />],
  ]
  if (visit.leftRecordedAt !== null)
    lines.push([
      t('visitors.leftRecorded'),
      t('visitors.recordedBy', {
        time: formatMoment(visit.leftRecordedAt),
        name: visit.leaveKind === 'system' ? t('visitors.system') : visit.leftRecordedBy,
      }),
    ])
  return (
    <Descriptions
      bordered
      size="small"
      column={2}
      items={lines.map(([label, children]) => ({ key: label, label, children }))}
    />
  )
}
