import { common } from './common.ts'
import { say } from './fill.ts'
import type { Locale, Pair } from './pair.ts'
import { visitors } from './visitors.ts'

/** Headings of an exported register, by column. */
const titles = {
  number: ['编号', 'No.'],
  name: ['姓名', 'Name'],
  company: ['工作单位', 'Company'],
  phone: ['电话', 'Phone'],
  idKind: ['证件', 'ID'],
  idNumber: ['证件号码（隐去中段）', 'ID number (masked)'],
  type: ['访客类型', 'Type'],
  host: ['被访人', 'Host'],
  department: ['部门', 'Department'],
  reason: ['来访事由', 'Reason'],
  plate: ['车牌号', 'Plate'],
  companions: ['随行人数', 'Companions'],
  companionNames: ['随行人员姓名', 'Their names'],
  goods: ['携带物品', 'Goods carried'],
  badgeNumber: ['访客牌号', 'Badge'],
  place: ['地点', 'Place'],
  arrived: ['来访时间', 'Arrived'],
  left: ['离开时间', 'Left'],
  leaveKind: ['离开方式', 'How he left'],
  recordedBy: ['登记人', 'Recorded by'],
} as const satisfies Record<string, Pair>

type Titles = Record<keyof typeof titles, string>

const inLocale = (pairs: Readonly<Record<string, Pair>>, locale: Locale) =>
  Object.fromEntries(Object.entries(pairs).map(([key, pair]) => [key, say(pair, locale)]))

export const exportTitles = (locale: Locale): Titles => inLocale(titles, locale) as Titles

/** ID kinds and ways of leaving in words. */
export const exportWords = (locale: Locale): Readonly<Record<string, string>> =>
  inLocale({ ...common.idKinds, ...visitors.leaveKinds, voided: ['已撤销', 'Taken back'] }, locale)
