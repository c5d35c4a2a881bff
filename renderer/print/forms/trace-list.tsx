import type { PrintDocument } from '#shared/contract/desk.ts'
import type { TracedVisit } from '#shared/contract/trace.ts'
import { useTexts } from '../../i18n/index.ts'
import { formatClock, formatMoment, formatShort } from '../../ui/time.ts'
import { FormList, SignatureBox, SignatureRow } from '../kit/form.tsx'
import { PrintSheet } from '../kit/sheet.tsx'
import './trace-list.css'

type Document = Extract<PrintDocument, { form: 'traceList' }>

/** 清场追查表: whom nobody saw leaving, what was done about each, and room for the pen where nothing was yet. */
export function TraceListForm({ document: { site, list, printedAt } }: { document: Document }) {
  const { t } = useTexts()
  const done = ({ steps }: TracedVisit) =>
    steps
      .map(({ way, outcome, note, at, by }) =>
        [
          formatClock(at),
          by,
          t('trace.stepLine', { way: t(`trace.ways.${way}`), outcome: t(`trace.outcomes.${outcome}`) }),
          note,
        ]
          .filter((part) => part !== '')
          .join(' '),
      )
      .join('；')
  return (
    <PrintSheet
      size="A4"
      title={t('trace.printTitle')}
      head={t('trace.printHead', { site: site.name, time: formatMoment(printedAt) })}
      demo={site.demo}
    >
      <FormList<TracedVisit>
        rows={list.rows}
        rowKey={({ visitId }) => String(visitId)}
        columns={[
          {
            key: 'name',
            title: t('trace.name'),
            width: 4,
            render: ({ name, companions, number }) => (
              <>
                {companions === 0 ? name : t('trace.people', { name, count: companions })}
                <br />
                {number}
              </>
            ),
          },
          { key: 'phone', title: t('trace.phone'), width: 3.8, render: ({ phone }) => phone },
          {
            key: 'host',
            title: t('trace.host'),
            width: 3,
            render: ({ hostName, hostExtension }) => `${hostName} ${hostExtension}`,
          },
          { key: 'place', title: t('trace.place'), width: 2.4, render: ({ place }) => place },
          {
            key: 'at',
            title: t('trace.arrived'),
            width: 2.6,
            render: ({ arrivedAt }) => formatShort(arrivedAt),
          },
          {
            key: 'result',
            title: t('trace.result'),
            width: 7,
            render: (row) => done(row) || <span className="t-blank">{t('trace.blank')}</span>,
          },
        ]}
      />
      <SignatureRow>
        <SignatureBox label={t('trace.sign')} />
        <SignatureBox label={t('trace.leader')} />
      </SignatureRow>
    </PrintSheet>
  )
}
