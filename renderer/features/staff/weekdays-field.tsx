import { Checkbox } from 'antd'

import { everyDay, weekdayKey } from '#shared/domain/weekdays.ts'
import { useTexts } from '../../i18n/index.ts'
import { FieldItem, type FieldProps } from '../../ui/fields.tsx'

/** The name of one ISO weekday. */
function useDayName(): (weekday: number) => string {
  const { t } = useTexts()
  return (weekday) => t(`staff.shifts.days.${weekdayKey(weekday)}`)
}

/** Says ISO weekdays in words: a run as a span, all seven as every day. */
export function useWeekdays(): (weekdays: readonly number[]) => string {
  const { t } = useTexts()
  const name = useDayName()
  return (weekdays) => {
    if (weekdays.length === everyDay.length) return t('staff.shifts.everyDay')
    const first = weekdays[0] ?? 0
    const isRun = weekdays.length > 2 && weekdays.every((day, index) => day === first + index)
    return isRun
      ? t('staff.shifts.span', { start: name(first), end: name(weekdays.at(-1) ?? 0) })
      : weekdays.map(name).join(t('staff.shifts.dayJoin'))
  }
}

/** ISO weekdays to tick; value in ascending order. */
export function WeekdaysField(props: FieldProps) {
  const name = useDayName()
  return (
    <FieldItem {...props} act="choose">
      <Checkbox.Group options={everyDay.map((value) => ({ value, label: name(value) }))} />
    </FieldItem>
  )
}
