import { createContext, use } from 'react'

import type { Handover } from '#shared/contract/handover.ts'

import { nameOrErased } from '../../client/erased-name.ts'
import { visitorName } from '../../client/visitor-name.ts'
import { useTexts } from '../../i18n/index.ts'
import { formatFen } from '../../ui/money.ts'
import { formatShort } from '../../ui/time.ts'
import { FormList } from '../kit/form.tsx'

/** The sheet's number stands beside every list, so that a loose page finds back. */
const SheetNumber = createContext('')

type Report = NonNullable<Handover['report']>

/** A list under its name and length; an empty one is one line that says so. */
function Titled<Row>(props: {
  title: string
  rows: readonly Row[]
  columns: Parameters<typeof FormList<Row>>[0]['columns']
  rowKey: (row: Row) => string
}) {
  const { t } = useTexts()
  const { title, rows } = props
  const of = use(SheetNumber)
  return (
    <section className="p-block">
      <h2 className="p-list-title">
        {rows.length === 0
          ? `${title}：${t('handover.nothing')}`
          : t('handover.print.listOf', { what: title, count: rows.length })}
        <small>{of}</small>
      </h2>
      {rows.length > 0 && <FormList columns={props.columns} rows={rows} rowKey={props.rowKey} />}
    </section>
  )
}

/** What the shift holds and leaves open, line by line: what is handed over. */
export function HandoverLists({ report, number }: { report: Report; number: string }) {
  return (
    <SheetNumber value={number}>
      <Matters report={report} />
      <OnSite report={report} />
      <PassesOut report={report} />
      <Parcels report={report} />
      <Deposits report={report} />
      <Revealed report={report} />
    </SheetNumber>
  )
}

function Matters({ report }: { report: Report }) {
  const { t } = useTexts()
  return (
    <Titled
      title={t('handover.matterList')}
      rows={report.matters}
      rowKey={({ number }) => number}
      columns={[
        { key: 'number', title: t('handover.number'), width: 3, render: ({ number }) => number },
        {
          key: 'text',
          title: t('handover.matter'),
          width: 9,
          render: ({ text, priority }) =>
            priority === 'urgent' ? `【${t('handover.urgent')}】${text}` : text,
        },
        {
          key: 'due',
          title: t('handover.due'),
          width: 3,
          render: ({ dueAt }) => (dueAt === null ? '' : formatShort(dueAt)),
        },
      ]}
    />
  )
}

function OnSite({ report }: { report: Report }) {
  const { t } = useTexts()
  return (
    <Titled
      title={t('handover.onSiteList')}
      rows={report.onSite}
      rowKey={({ number }) => number}
      columns={[
        { key: 'number', title: t('handover.number'), width: 3, render: ({ number }) => number },
        { key: 'name', title: t('handover.name'), width: 2.4, render: (line) => visitorName(t, line) },
        { key: 'company', title: t('handover.company'), width: 4, render: ({ company }) => company },
        { key: 'host', title: t('handover.host'), width: 2.4, render: ({ host }) => host },
        {
          key: 'at',
          title: t('handover.arrived'),
          width: 2.8,
          render: ({ arrivedAt }) => formatShort(arrivedAt),
        },
        { key: 'badge', title: t('handover.badge'), width: 1.6, render: ({ badgeNumber }) => badgeNumber },
      ]}
    />
  )
}

function PassesOut({ report }: { report: Report }) {
  const { t } = useTexts()
  return (
    <Titled
      title={t('handover.passList')}
      rows={report.passesOut}
      rowKey={({ kind, number }) => `${kind} ${number}`}
      columns={[
        {
          key: 'kind',
          title: t('handover.passKind'),
          width: 2,
          render: ({ kind }) => t(`passes.kinds.${kind}`),
        },
        { key: 'number', title: t('handover.passNumber'), width: 2, render: ({ number }) => number },
        { key: 'name', title: t('handover.lentTo'), width: 4, render: ({ name }) => name },
        { key: 'visit', title: t('handover.number'), width: 3, render: ({ visitNumber }) => visitNumber },
        { key: 'at', title: t('handover.since'), width: 2.8, render: ({ lentAt }) => formatShort(lentAt) },
      ]}
    />
  )
}

function Parcels({ report }: { report: Report }) {
  const { t } = useTexts()
  return (
    <Titled
      title={t('handover.parcelList')}
      rows={report.parcels}
      rowKey={({ number }) => number}
      columns={[
        { key: 'code', title: t('handover.pickupCode'), width: 2.4, render: ({ pickupCode }) => pickupCode },
        {
          key: 'recipient',
          title: t('handover.recipient'),
          width: 5,
          render: ({ recipient }) => nameOrErased(t, recipient),
        },
        { key: 'number', title: t('handover.number'), width: 3, render: ({ number }) => number },
        {
          key: 'at',
          title: t('handover.received'),
          width: 2.8,
          render: ({ receivedAt }) => formatShort(receivedAt),
        },
      ]}
    />
  )
}

function Deposits({ report }: { report: Report }) {
  const { t } = useTexts()
  return (
    <Titled
      title={t('handover.depositList')}
      rows={report.deposits}
      rowKey={({ number }) => number}
      columns={[
        { key: 'place', title: t('handover.place'), width: 3, render: ({ place }) => place },
        {
          key: 'guest',
          title: t('handover.guest'),
          width: 2.4,
          render: ({ guest }) => nameOrErased(t, guest),
        },
        { key: 'seal', title: t('handover.seal'), width: 3, render: ({ sealNumber }) => sealNumber },
        { key: 'number', title: t('handover.number'), width: 3, render: ({ number }) => number },
        {
          key: 'sum',
          title: t('handover.contentsSum'),
          width: 3,
          render: ({ countedFen }) =>
            countedFen === null ? t('handover.sealedUncounted') : `¥${formatFen(countedFen)}`,
        },
      ]}
    />
  )
}

function Revealed({ report }: { report: Report }) {
  const { t } = useTexts()
  return (
    <Titled
      title={t('handover.revealed')}
      rows={report.idNumbersRevealed}
      rowKey={({ at, by, reason }) => `${at} ${by} ${reason}`}
      columns={[
        { key: 'at', title: t('handover.at'), width: 2.8, render: ({ at }) => formatShort(at) },
        { key: 'by', title: t('handover.revealedBy'), width: 2.4, render: ({ by }) => by },
        { key: 'reason', title: t('handover.reason'), width: 8, render: ({ reason }) => reason },
      ]}
    />
  )
}
