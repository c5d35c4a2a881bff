import { daysOf } from '#shared/domain/day-range.ts'
import { weekdayKey, weekdayOf } from '#shared/domain/weekdays.ts'
import type { PrintDocument } from '#shared/contract/desk.ts'
import { statisticsDays } from '#shared/contract/statistics.ts'
import { useTexts } from '../../i18n/index.ts'
import { formatDay } from '../../ui/time.ts'
import { FormList, SignatureBox, SignatureRow } from '../kit/form.tsx'
import { PrintSheet } from '../kit/sheet.tsx'
import './visit-table.css'

type TableDocument = Extract<PrintDocument, { form: 'visitWeek' | 'visitMonth' }>

/** Names of one ranking on paper. */
const ranked = 8

/** Visits day by day for the manager (house rule A13); calls and enquiries have columns for the pen. */
export function VisitTable({ document }: { document: TableDocument }) {
  const { t } = useTexts()
  const { site, from, to, statistics: counted, printedAt, printedBy } = document
  const byDay = new Map(counted.days.map((day) => [day.day, day]))
  const days = daysOf({ from, to }, statisticsDays).map((day) => ({
    day,
    visits: byDay.get(day)?.visits ?? 0,
    people: byDay.get(day)?.people ?? 0,
  }))
  const rows = [...days, { day: '', visits: counted.visits, people: counted.people }]
  return (
    <PrintSheet
      size="A4"
      title={document.form === 'visitWeek' ? t('statistics.weekTitle') : t('statistics.monthTitle')}
      head={`${site.name} · ${from} – ${to}`}
      demo={site.demo}
    >
      <div className="f-days">
        <FormList
          columns={[
            {
              key: 'day',
              title: t('statistics.day'),
              width: 3,
              render: ({ day }) => day || t('statistics.sum'),
            },
            {
              key: 'weekday',
              title: t('statistics.weekday'),
              width: 2,
              render: ({ day }) => (day === '' ? '' : t(`staff.shifts.days.${weekdayKey(weekdayOf(day))}`)),
            },
            {
              key: 'visits',
              title: t('statistics.visits'),
              width: 2,
              align: 'right',
              render: ({ visits }) => visits,
            },
            {
              key: 'people',
              title: t('statistics.people'),
              width: 2,
              align: 'right',
              render: ({ people }) => people,
            },
            { key: 'calls', title: t('statistics.calls'), width: 2, render: () => '' },
            { key: 'enquiries', title: t('statistics.enquiries'), width: 2, render: () => '' },
          ]}
          rows={rows}
          rowKey={({ day }) => day}
        />
      </div>
      <div className="f-tables">
        <Counted title={t('statistics.types')} rows={counted.types} />
        <Counted title={t('statistics.reasons')} rows={counted.reasons} />
        <Counted title={t('statistics.hosts')} rows={counted.hosts} />
        <Counted title={t('statistics.companies')} rows={counted.companies} />
      </div>
      <p>
        {t('statistics.endings', { ...counted.leaving, noShow: counted.expected.noShow })}{' '}
        {t('statistics.remarksText')}
      </p>
      <SignatureRow>
        <SignatureBox label={t('statistics.preparedBy')} note={`${printedBy} ${formatDay(printedAt)}`} />
        <SignatureBox label={t('statistics.manager')} />
      </SignatureRow>
    </PrintSheet>
  )
}

function Counted({ title, rows }: { title: string; rows: readonly { name: string; visits: number }[] }) {
  const { t } = useTexts()
  return (
    <FormList
      columns={[
        { key: 'name', title, width: 4, render: ({ name }) => name || t('statistics.noType') },
        {
          key: 'visits',
          title: t('statistics.visits'),
          width: 2,
          align: 'right',
          render: ({ visits }) => visits,
        },
      ]}
      rows={rows.slice(0, ranked)}
      rowKey={({ name }) => name}
    />
  )
}
