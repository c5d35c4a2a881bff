import { useTexts } from '../../i18n/index.ts'

/** Labels that fit beside each other without touching. */
const mostLabels = 16

/** One column a day; days without visits stand there too, or a quiet week would look busy. */
export function DayBars({ days }: { days: readonly { readonly day: string; readonly visits: number }[] }) {
  const { t } = useTexts()
  const most = Math.max(1, ...days.map(({ visits }) => visits))
  const best = days.find(({ visits }) => visits === most)
  const words = best ? t('statistics.byDayWords', { day: best.day, count: best.visits }) : ''
  const every = Math.ceil(days.length / mostLabels)
  return (
    <section className="q-panel st-wide">
      <header>
        <h2>{t('statistics.byDay')}</h2>
        <span>{words}</span>
      </header>
      <div className="st-days" role="img" aria-label={`${t('statistics.byDay')}: ${words}`}>
        {days.map(({ day, visits }, at) => (
          <div key={day} title={`${day} – ${visits}`}>
            <span>{visits > 0 && days.length <= 40 ? visits : ''}</span>
            <i style={{ height: `${(visits / most) * 72}px` }} />
            <span>{at % every === 0 ? day.slice(5) : ''}</span>
          </div>
        ))}
      </div>
    </section>
  )
}
