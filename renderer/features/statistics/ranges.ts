import dayjs, { type Dayjs } from 'dayjs'

export const rangeNames = ['thisWeek', 'lastWeek', 'thisMonth', 'lastMonth', 'own'] as const
export type RangeName = (typeof rangeNames)[number]

/** First and last day as the site's calendar has them; weeks begin on Monday. `today` is a wall-clock day. */
export function rangeOf(name: Exclude<RangeName, 'own'>, today: Dayjs): readonly [Dayjs, Dayjs] {
  const monday = today.subtract((today.day() + 6) % 7, 'day')
  const first = today.startOf('month')
  switch (name) {
    case 'thisWeek':
      return [monday, monday.add(6, 'day')]
    case 'lastWeek':
      return [monday.subtract(7, 'day'), monday.subtract(1, 'day')]
    case 'thisMonth':
      return [first, first.endOf('month')]
    case 'lastMonth':
      return [first.subtract(1, 'month'), first.subtract(1, 'day')]
  }
}

export const dayText = (day: Dayjs): string => day.format('YYYY-MM-DD')

/** Id of the printed table of the week that a day lies in: its Monday as a number, 20260302. */
export const weekId = (day: string): number =>
  Number(dayText(rangeOf('thisWeek', dayjs(day))[0]).replaceAll('-', ''))

/** Id of the printed table of a month: 202603. */
export const monthId = (day: string): number => Number(day.slice(0, 7).replace('-', ''))
