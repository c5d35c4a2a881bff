import { useTexts } from '../../i18n/index.ts'

/** Two hours fill the bar; whoever is later than that stands out anyway. */
const fullAt = 120
const width = 80

/** Minutes late as a bar, so that the eye finds the worst; the number stands beside it. */
export function LateBar({ minutes }: { minutes: number }) {
  const { t } = useTexts()
  const filled = Math.max(2, Math.min(1, minutes / fullAt) * width)
  return (
    <span className="a-late">
      <svg width={width} height={10} aria-hidden="true">
        <rect width={width} height={10} rx={2} className="a-late-ground" />
        <rect width={filled} height={10} rx={2} className="a-late-bar" />
      </svg>
      {t('attendance.minutes', { count: minutes })}
    </span>
  )
}
