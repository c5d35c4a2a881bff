import { daysOf, type DayRange } from '#shared/domain/day-range.ts'
import { weekdayKey } from '#shared/domain/weekdays.ts'
import { statisticsDays, type VisitStatistics } from '#shared/contract/statistics.ts'
import { useTexts } from '../../i18n/index.ts'
import { HeatMap } from '../../ui/heat-map.tsx'
import { Ranking } from '../../ui/ranking.tsx'
import { DayBars } from './day-bars.tsx'

interface Props {
  readonly data: VisitStatistics
  readonly range: DayRange
}

/** Days, hours, and who, why and whence. */
export function Charts({ data, range }: Props) {
  const { t } = useTexts()
  const byDay = new Map(data.days.map(({ day, visits }) => [day, visits]))
  const days = daysOf(range, statisticsDays).map((day) => ({ day, visits: byDay.get(day) ?? 0 }))
  const unit = t('statistics.visits')
  const rows = (counted: readonly { name: string; visits: number; department?: string }[]) =>
    counted.map(({ name, visits, department }) => ({
      name: name === '' ? t('statistics.noType') : name,
      value: visits,
      ...(department === undefined ? {} : { detail: department }),
    }))
  return (
    <div className="st-charts">
      <DayBars days={days} />
      <section className="q-panel st-wide">
        <header>
          <h2>{t('statistics.byHour')}</h2>
          <span>{useBusiest(data)}</span>
        </header>
        <HeatMap
          label={t('statistics.byHour')}
          rows={data.hours.map((_, at) => t(`staff.shifts.days.${weekdayKey(at + 1)}`))}
          columns={Array.from({ length: 24 }, (_, hour) => String(hour))}
          values={data.hours}
        />
      </section>
      <Ranking title={t('statistics.hosts')} rows={rows(data.hosts)} unit={unit} />
      <Ranking title={t('statistics.companies')} rows={rows(data.companies)} unit={unit} />
      <Ranking title={t('statistics.reasons')} rows={rows(data.reasons)} unit={unit} />
      <Ranking title={t('statistics.types')} rows={rows(data.types)} unit={unit} />
    </div>
  )
}

/** The busiest hour in words, for whoever does not read shades. */
function useBusiest({ hours }: VisitStatistics): string {
  const { t } = useTexts()
  const count = Math.max(0, ...hours.flat())
  const at = hours.findIndex((row) => row.includes(count))
  if (count === 0 || at < 0) return ''
  const hour = hours[at]?.indexOf(count) ?? 0
  return t('statistics.byHourWords', { weekday: t(`staff.shifts.days.${weekdayKey(at + 1)}`), hour, count })
}
