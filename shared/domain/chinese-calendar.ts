import chineseDays from 'chinese-days'

/** A day of the lunar calendar. `month` and `day` count from 1. */
export interface LunarDay {
  readonly month: number
  readonly day: number
  /** Of the month that stands a second time in a long year. */
  readonly leap: boolean
  /** As it is written in Chinese: 十月十九, 闰六月初一. */
  readonly words: string
}

/** What the State Council has published of a day: free for a holiday, or worked in exchange for one. */
export interface PublicDay {
  readonly kind: 'holiday' | 'adjustedWork'
  readonly zh: string
  readonly en: string
}

/** Years of which the tables of the library know the lunar months; behind them it answers nonsense. */
const lunarYears = { first: 1901, last: 2100 }

/** The lunar day of a date (YYYY-MM-DD), or null outside of the tables. */
export function lunarDay(date: string): LunarDay | null {
  const year = Number(date.slice(0, 4))
  if (year < lunarYears.first || year > lunarYears.last) return null
  const {
    lunarMon: month,
    lunarDay: day,
    isLeap: leap,
    lunarMonCN,
    lunarDayCN,
  } = chineseDays.getLunarDate(date)
  return { month, day, leap, words: `${leap ? '闰' : ''}${lunarMonCN}${lunarDayCN}` }
}

/**
 * The holiday or adjusted working day that a date (YYYY-MM-DD) is. Null for an ordinary day, and for every day of a year that
 * is not published yet: nothing is guessed from weekdays.
 */
export function publicDay(date: string): PublicDay | null {
  const { work, name } = chineseDays.getDayDetail(date)
  // `Spring Festival,春节,4` for a day of the tables; a bare weekday for any other
  const [en, zh] = name.split(',')
  if (en === undefined || zh === undefined) return null
  return { kind: work ? 'adjustedWork' : 'holiday', zh, en }
}
