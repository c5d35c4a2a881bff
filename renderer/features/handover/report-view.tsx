import type { Handover } from '#shared/contract/handover.ts'

import { nameOrErased } from '../../client/erased-name.ts'
import { visitorName } from '../../client/visitor-name.ts'
import { useTexts } from '../../i18n/index.ts'
import { Count, Money } from '../../ui/numbers.tsx'
import { formatShort } from '../../ui/time.ts'
import { ReportList } from './report-list.tsx'

type Report = NonNullable<Handover['report']>

/** The frozen contents: what the shift did, and everything it holds. */
export function ReportView({ handover, matters = true }: { handover: Handover; matters?: boolean }) {
  const { t } = useTexts()
  const { report } = handover
  if (!report) return null
  return (
    <section className="q-panel h-report">
      <h2>{t('handover.numbers')}</h2>
      <Numbers report={report} />
      <HeldLists report={report} />
      {matters && <MatterTable report={report} />}
      <ReportList
        title={t('handover.revealed')}
        heads={[t('handover.at'), t('handover.revealedBy'), t('handover.reason')]}
        rows={report.idNumbersRevealed.map(({ at, by, reason }) => [formatShort(at), by, reason])}
      />
    </section>
  )
}

function Numbers({ report }: { report: Report }) {
  const { t } = useTexts()
  const names = [
    'visitsRegistered',
    'visitsLeft',
    'closedBySystem',
    'traced',
    'parcelsReceived',
    'parcelsReleased',
    'depositsOpened',
    'depositsReleased',
    'punches',
  ] as const
  return (
    <dl className="h-numbers">
      {names.map((name) => (
        <div key={name}>
          <dt>{t(`handover.${name}`)}</dt>
          <dd>
            <Count value={report[name]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function HeldLists({ report }: { report: Report }) {
  const { t } = useTexts()
  return (
    <>
      <ReportList
        title={t('handover.onSiteList')}
        heads={[
          t('handover.number'),
          t('handover.name'),
          t('handover.company'),
          t('handover.host'),
          t('handover.arrived'),
          t('handover.badge'),
        ]}
        rows={report.onSite.map((line) => [
          line.number,
          visitorName(t, line),
          line.company,
          line.host,
          formatShort(line.arrivedAt),
          line.badgeNumber,
        ])}
      />
      <ReportList
        title={t('handover.passList')}
        heads={[
          t('handover.passKind'),
          t('handover.passNumber'),
          t('handover.lentTo'),
          t('handover.number'),
          t('handover.since'),
        ]}
        rows={report.passesOut.map((line) => [
          t(`passes.kinds.${line.kind}`),
          line.number,
          line.name,
          line.visitNumber,
          formatShort(line.lentAt),
        ])}
      />
      <ReportList
        title={t('handover.parcelList')}
        heads={[
          t('handover.pickupCode'),
          t('handover.recipient'),
          t('handover.number'),
          t('handover.received'),
        ]}
        rows={report.parcels.map((line) => [
          line.pickupCode,
          nameOrErased(t, line.recipient),
          line.number,
          formatShort(line.receivedAt),
        ])}
      />
      <ReportList
        title={t('handover.depositList')}
        heads={[
          t('handover.place'),
          t('handover.guest'),
          t('handover.seal'),
          t('handover.number'),
          t('handover.contentsSum'),
        ]}
        rows={report.deposits.map((line) => [
          line.place,
          nameOrErased(t, line.guest),
          line.sealNumber,
          line.number,
          line.countedFen === null ? (
            t('handover.sealedUncounted')
          ) : (
            <Money key="sum" fen={line.countedFen} />
          ),
        ])}
      />
    </>
  )
}

function MatterTable({ report }: { report: Report }) {
  const { t } = useTexts()
  return (
    <ReportList
      title={t('handover.matterList')}
      heads={[t('handover.number'), t('handover.matter'), t('handover.due')]}
      rows={report.matters.map((line) => [
        line.number,
        line.priority === 'urgent' ? `【${t('handover.urgent')}】${line.text}` : line.text,
        line.dueAt === null ? '' : formatShort(line.dueAt),
      ])}
    />
  )
}
