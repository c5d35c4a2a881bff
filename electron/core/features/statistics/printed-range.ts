import { DeskError } from '#shared/contract/errors.ts'
import { monthAfter, type DayRange } from '#shared/domain/day-range.ts'
import { weekdayOf } from '#shared/domain/weekdays.ts'
import { addDays, isDate } from '#shared/domain/zoned-time.ts'

const refused = () => new DeskError('NOT_FOUND', { what: 'period' })

/** The week whose Monday is 20260302. @throws NOT_FOUND for what is no Monday */
export function weekOf(id: number): DayRange {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(String(id)) ?? []
  const from = `${year ?? ''}-${month ?? ''}-${day ?? ''}`
  if (!isDate(from) || weekdayOf(from) !== 1) throw refused()
  return { from, to: addDays(from, 6) }
}

/** The month 202603. @throws NOT_FOUND for what is no month */
export function monthOf(id: number): DayRange {
  const [, year, month] = /^(\d{4})(\d{2})$/.exec(String(id)) ?? []
  const from = `${year ?? ''}-${month ?? ''}-01`
  if (!isDate(from)) throw refused()
  return { from, to: addDays(monthAfter(from), -1) }
}
