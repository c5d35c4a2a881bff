import { dayMarks, type DayMark, type PunchMonth } from '#shared/contract/attendance.ts'
import { weekdayKey, weekdayOf } from '#shared/domain/weekdays.ts'
import { instantAt } from '#shared/domain/zoned-time.ts'

import { useTexts } from '../../i18n/index.ts'
import { formatMoment } from '../../ui/time.ts'

const shownMarks = dayMarks.filter((mark) => mark !== 'open')
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** Days in rows of a week, Monday first; null where another month stands. */
function weeksOf({ from, marks }: PunchMonth): ({ day: number; mark: DayMark } | null)[][] {
  const days = marks.map((mark, index) => ({ day: index + 1, mark }))
  const cells = [...Array.from({ length: weekdayOf(from) - 1 }, () => null), ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => {
    const row = cells.slice(week * 7, week * 7 + 7)
    return [...row, ...Array.from({ length: 7 - row.length }, () => null)]
  })
}

/** One person's running month, for his own eyes: a mark for each day, what the marks mean, and the sums. */
export function Month({ month, today }: { month: PunchMonth; today: number }) {
  const { t } = useTexts()
  const { from, marks, came, late, early } = month
  const used = shownMarks.filter((mark) => marks.includes(mark))
  const title = formatMoment(instantAt('UTC', from, 720), t('clock.month.pattern'))
  return (
    <section className="c-month" aria-label={title}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {t(`clock.month.weekdays.${weekdayKey(weekday)}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week, row) => (
            <tr key={row}>
              {week.map((cell, column) => (
                <Cell key={column} cell={cell} isToday={cell?.day === today} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="c-sums">
        <span>{t('clock.month.came', { count: came })}</span>
        <span className={late > 0 ? 'c-warn' : ''}>{t('clock.month.late', { count: late })}</span>
        {early > 0 && <span className="c-warn">{t('clock.month.early', { count: early })}</span>}
      </p>
      <ul className="c-legend">
        {used.map((mark) => (
          <li key={mark}>
            <b className={`c-mark c-mark-${mark}`} aria-hidden="true">
              {t(`clock.month.short.${mark}`)}
            </b>
            {t(`clock.month.marks.${mark}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Cell({ cell, isToday }: { cell: { day: number; mark: DayMark } | null; isToday: boolean }) {
  const { t } = useTexts()
  if (!cell) return <td />
  const { day, mark } = cell
  return (
    <td className={isToday ? 'c-today' : undefined} aria-current={isToday ? 'date' : undefined}>
      {day}
      {mark !== 'open' && (
        <b className={`c-mark c-mark-${mark}`} title={t(`clock.month.marks.${mark}`)}>
          {t(`clock.month.short.${mark}`)}
        </b>
      )}
    </td>
  )
}
