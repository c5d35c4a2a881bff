import type { VisitStatistics } from '#shared/contract/statistics.ts'
import { useTexts } from '../../i18n/index.ts'
import { Figure } from '../../ui/numbers.tsx'

export function Figures({ data }: { data: VisitStatistics }) {
  const { t } = useTexts()
  const { visits, people, days, stayMinutes, expected, leaving } = data
  const average = days.length === 0 ? 0 : visits / days.length
  return (
    <div className="q-panel st-figures">
      <Figure label={t('statistics.visits')} value={visits} />
      <Figure label={t('statistics.people')} value={people} />
      <Figure label={t('statistics.average')} value={average.toFixed(1)} />
      <Figure
        label={t('statistics.stay')}
        value={stayMinutes === null ? '–' : t('statistics.minutes', { count: stayMinutes })}
      />
      <Figure label={t('statistics.noShow')} value={expected.noShow} />
      <Figure
        label={t('statistics.bySystem')}
        value={leaving.system}
        {...(leaving.system > 0 ? { tone: 'warn' as const } : {})}
      />
    </div>
  )
}
