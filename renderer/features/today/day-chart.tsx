import { useTexts } from '../../i18n/index.ts'

/** Visits by the hour of arrival as 24 columns, with the busiest hour in words. */
export function DayChart({ values }: { values: readonly number[] }) {
  const { t } = useTexts()
  const total = values.reduce((sum, value) => sum + value, 0)
  const most = Math.max(1, ...values)
  const words =
    total === 0 ? t('today.noVisits') : t('today.byHourLabel', { total, hour: values.indexOf(most) })
  return (
    <section className="q-panel t-wide">
      <header>
        <h2>{t('today.byHour')}</h2>
        <span className="t-soft">{words}</span>
      </header>
      <div className="t-hours" role="img" aria-label={`${t('today.byHour')}: ${words}`}>
        {values.map((value, hour) => (
          <div key={hour} title={`${hour}:00 – ${value}`}>
            <span>{value === 0 ? '' : value}</span>
            <i style={{ height: `${(value / most) * 64}px` }} />
            <span>{hour}</span>
          </div>
        ))}
      </div>
    </section>
  )
}
