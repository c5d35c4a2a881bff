import { parseDayMinute } from '#shared/domain/day-minute.ts'
import { toHalfWidth } from '#shared/domain/scanner.ts'
import { isDate } from '#shared/domain/zoned-time.ts'

/** How lists that people keep head their columns, in both languages; compared without spaces and signs. */
const headings = {
  name: ['姓名', '访客姓名', '访客', '来访人', '来访人姓名', 'name', 'visitor', 'visitorname', 'fullname'],
  phone: [
    '电话',
    '手机',
    '手机号',
    '手机号码',
    '联系电话',
    '联系方式',
    '电话号码',
    'phone',
    'mobile',
    'tel',
    'phonenumber',
  ],
  company: ['单位', '工作单位', '公司', '来访单位', 'company', 'organisation', 'organization'],
  plate: ['车牌', '车牌号', '车牌号码', 'plate', 'licenceplate', 'licenseplate', 'car'],
  companions: ['随行人数', '随行', 'companions'],
  party: ['团体', '团队', '团组', '团体名称', 'group', 'party'],
  hostName: ['被访人', '接待人', '受访人', '找谁', 'host', 'hostname'],
  reason: ['事由', '来访事由', '来访目的', 'reason', 'purpose'],
  place: ['地点', '接待地点', '会议室', 'place', 'room', 'meetingroom'],
  note: ['备注', 'note', 'notes', 'remarks'],
  day: ['日期', '来访日期', '到访日期', '预约日期', 'date', 'day', 'visitdate'],
  from: ['开始', '开始时间', '时间', '到访时间', '来访时间', 'from', 'start', 'starttime', 'time'],
  until: ['结束', '结束时间', '截止', '截止时间', 'until', 'end', 'endtime', 'to'],
} as const
export type ImportColumn = keyof typeof headings

const columnNames = Object.keys(headings) as ImportColumn[]
const plain = (text: string) =>
  toHalfWidth(text)
    .toLowerCase()
    .replace(/[\s*:_./()-]/g, '')

/** Which column stands where, in any order; the first of two alike counts. Headings nobody knows are told. */
export function readHeadings(cells: readonly string[]): {
  at: Partial<Record<ImportColumn, number>>
  unknown: string[]
} {
  const at: Partial<Record<ImportColumn, number>> = {}
  const unknown: string[] = []
  for (const [index, cell] of cells.entries()) {
    const heading = plain(cell)
    const column = columnNames.find((name) => (headings[name] as readonly string[]).includes(heading))
    if (column !== undefined) at[column] ??= index
    else if (heading !== '') unknown.push(cell)
  }
  return { at, unknown }
}

/**
 * A day as lists write it: `2026-3-2`, `2026/03/02`, `2026年3月2日`, `20260302`, or without its year (`3月2日`, `3-2`), which is
 * then the next such day from `today` on. Undefined for what is no day.
 */
export function readDay(text: string, today: string): string | undefined {
  const signs = toHalfWidth(text)
    .trim()
    .replace(/\s+\d{1,2}:\d{2}(:\d{2})?$/, '')
    .replace(/[年月/.]/g, '-')
    .replace(/日$/, '')
  const parts = /^(?:(\d{4})-)?(\d{1,2})-(\d{1,2})$/.exec(signs) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(signs)
  if (!parts) return undefined
  const [, year, month = '', date = ''] = parts
  const inYear = (of: number | string) => `${of}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const thisYear = Number(today.slice(0, 4))
  const days = year === undefined ? [inYear(thisYear), inYear(thisYear + 1)] : [inYear(year)]
  const real = days.filter(isDate)
  return real.find((day) => day >= today) ?? real[0]
}

/** Minute of the day, of `9:30`, `0930`, or a part of the day as a workbook stores it; 24:00 is 1440. */
function readMinute(text: string): number | undefined {
  const plainTime = text.replace(/^(\d{1,2}:\d{2}):\d{2}$/, '$1').replace(/^(\d{1,2})[点时]$/, '$1:00')
  if (/^24(:?00)?$/.test(plainTime)) return 1440
  if (/^0?\.\d+$/.test(plainTime)) return Math.round(Number(plainTime) * 1440)
  return parseDayMinute(plainTime)
}

/** The hours of a line; without any the whole day. `9:00-12:00` may stand in the first column. Undefined: no hours. */
export function readHours(
  from: string,
  until: string,
): { fromMinute: number; untilMinute: number } | undefined {
  const [start = '', end = ''] = until === '' ? toHalfWidth(from).split(/\s*[-~–—至到]\s*/) : [from, until]
  const fromMinute = start === '' ? 0 : readMinute(toHalfWidth(start).trim())
  const untilMinute = end === '' ? 1440 : readMinute(toHalfWidth(end).trim())
  if (fromMinute === undefined || untilMinute === undefined || untilMinute <= fromMinute) return undefined
  return { fromMinute, untilMinute }
}
