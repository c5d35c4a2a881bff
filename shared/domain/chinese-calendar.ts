import chineseDays from 'chinese-days'

/** A day of the lunar calendar in words: 十月十九 or 闰六月初一, 19th of the 10th or 1st of the leap 6th. */
export interface LunarDay {
  readonly zh: string
  readonly en: string
}

/** What the State Council has published of a day: free for a holiday, or worked in exchange for one. */
export interface PublicDay {
  readonly kind: 'holiday' | 'adjustedWork'
  readonly zh: string
  readonly en: string
}

/** Years of which the tables of the library know the lunar months; behind them it answers nonsense. */
const lunarYears = { first: 1901, last: 2100 }

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })
const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' }
const ordinal = (count: number) => `${count}${endings[ordinals.select(count)] ?? 'th'}`

/** The lunar day of a date (YYYY-MM-DD), or null outside of the tables. */
export function lunarDay(date: string): LunarDay | null {
  const year = Number(date.slice(0, 4))
  if (year < lunarYears.first || year > lunarYears.last) return null
  const lunar = chineseDays.getLunarDate(date)
  const leap = lunar.isLeap // the month that stands a second time in a long year
  return {
    zh: `${leap ? '闰' : ''}${lunar.lunarMonCN}${lunar.lunarDayCN}`,
    en: `${ordinal(lunar.lunarDay)} of the ${leap ? 'leap ' : ''}${ordinal(lunar.lunarMon)}`,
  }
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
