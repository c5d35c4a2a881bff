import type { ColumnRule, Grade, OwnField, RuledColumn, VisitType } from '../contract/reception.ts'
import type { siteKinds } from '../contract/values.ts'

type SiteKind = (typeof siteKinds)[number]

export type PresetGrade = Omit<Grade, 'id' | 'leaderName' | 'retiredAt'>
/** `grade` is the letter of the grade such visitors are received with. */
export type PresetType = Omit<VisitType, 'id' | 'gradeId' | 'retiredAt'> & { readonly grade: string }

/** Forms 10.1: the four grades as companies write them down. The places are the site's first two. */
export function presetGrades([desk = '', room = desk]: readonly string[]): PresetGrade[] {
  const plain = {
    idRule: 'none',
    anonymous: false,
    badgeNeeded: false,
    callWhom: 'host',
    leaderId: null,
    waitPlace: '',
    escortNeeded: false,
    prints: [],
  } as const
  return [
    {
      ...plain,
      ...{ letter: 'A', name: '贵宾', nameEn: 'Guest of honour', prints: [] },
      ...{ anonymous: true, waitPlace: room, escortNeeded: true },
    },
    {
      ...plain,
      ...{ letter: 'B', name: '找领导', nameEn: 'To the leaders', prints: ['visitBadge'] },
      ...{ idRule: 'recorded', badgeNeeded: true, waitPlace: desk, escortNeeded: true },
    },
    { ...plain, letter: 'C', name: '普通', nameEn: 'Ordinary', prints: ['visitBadge'] },
    {
      ...plain,
      ...{ letter: 'D', name: '止于前台', nameEn: 'Kept at the desk', prints: [] },
      ...{ callWhom: 'nobody', waitPlace: desk },
    },
  ]
}

type Columns = Readonly<Partial<Record<RuledColumn, ColumnRule>>>

const all: Readonly<Record<RuledColumn, ColumnRule>> = {
  phone: 'optional',
  company: 'optional',
  reason: 'required',
  idNumber: 'optional',
  plate: 'optional',
  companions: 'optional',
  companionNames: 'optional',
  goods: 'optional',
  badgeNumber: 'optional',
}
const none: Readonly<Record<RuledColumn, ColumnRule>> = {
  phone: 'hidden',
  company: 'hidden',
  reason: 'hidden',
  idNumber: 'hidden',
  plate: 'hidden',
  companions: 'hidden',
  companionNames: 'hidden',
  goods: 'hidden',
  badgeNumber: 'hidden',
}

const ask = (
  key: OwnField['key'],
  label: string,
  labelEn: string,
  rule: ColumnRule = 'required',
  askAgain = false,
): OwnField => ({ key, label, labelEn, rule, askAgain })

function type(
  name: string,
  nameEn: string,
  columns: Columns,
  more: Partial<Omit<PresetType, 'fields'>> & { readonly own?: OwnField[] } = {},
): PresetType {
  const { own = [], ...rest } = more
  return {
    ...{ name, nameEn, grade: 'C', fields: { columns: { ...all, ...columns }, own } },
    ...{ photoRule: 'none', goodsCheck: false, hazardsQuestion: false, contractor: false },
    ...{ stayMinutes: null, visitorSide: true, keepDays: null },
    ...rest,
  }
}

const courier = type(
  '快递外卖',
  'Courier',
  { ...none, phone: 'optional', company: 'optional' },
  { grade: 'D', stayMinutes: 30, visitorSide: false, keepDays: 30 },
)
/** Works in the house: his papers, his people and his tools are written down. */
const contractor = (name: string, nameEn: string, own: OwnField[]) =>
  type(
    name,
    nameEn,
    { phone: 'required', company: 'required', idNumber: 'required', goods: 'required' },
    {
      ...{ photoRule: 'optional', goodsCheck: true, hazardsQuestion: true, contractor: true },
      ...{ stayMinutes: 600, visitorSide: false, own },
    },
  )

const presets: Readonly<Record<SiteKind, readonly PresetType[]>> = {
  office: [
    type('普通访客', 'Visitor', {}, { stayMinutes: 480 }),
    type(
      '面试',
      'Interview',
      { ...none, phone: 'required', idNumber: 'optional', plate: 'optional' },
      { stayMinutes: 240, keepDays: 90, own: [ask('own1', '应聘岗位', 'Position', 'optional', true)] },
    ),
    contractor('施工维修', 'Contractor', [ask('own1', '施工单号', 'Work order', 'optional', true)]),
    courier,
    // house rule A11: outsiders who ask for files bring a letter, and someone approves
    type(
      '查阅资料',
      'Files',
      { phone: 'required', company: 'required', idNumber: 'required', goods: 'hidden' },
      {
        stayMinutes: 240,
        visitorSide: false,
        own: [
          ask('own1', '介绍信编号', 'Letter no.', 'required', true),
          ask('own2', '查阅内容', 'Files asked for', 'required', true),
          ask('own3', '批准人', 'Approved by', 'required', true),
        ],
      },
    ),
  ],
  hotel: [
    type(
      '探访住客',
      'Visits a guest',
      { idNumber: 'required', companionNames: 'optional', plate: 'hidden' },
      { stayMinutes: 480, own: [ask('own1', '房号', 'Room', 'required', true)] },
    ),
    type('商务来访', 'Business', {}, { stayMinutes: 600 }),
    contractor('施工维修', 'Contractor', [ask('own1', '施工单号', 'Work order', 'optional', true)]),
    courier,
  ],
  residential: [
    type(
      '探亲访友',
      'Visits a resident',
      { company: 'hidden', idNumber: 'optional' },
      { own: [ask('own1', '楼栋房号', 'Building, room')] },
    ),
    type(
      '家政服务',
      'Household help',
      { phone: 'required', idNumber: 'required', plate: 'hidden' },
      { stayMinutes: 600, own: [ask('own1', '楼栋房号', 'Building, room')] },
    ),
    contractor('装修施工', 'Contractor', [
      ask('own1', '楼栋房号', 'Building, room'),
      ask('own2', '施工证号', 'Work permit'),
    ]),
    courier,
  ],
  internetCafe: [
    type(
      '找人',
      'Looks for somebody',
      { company: 'hidden', goods: 'hidden', plate: 'hidden' },
      { stayMinutes: 60 },
    ),
    type(
      '检查',
      'Inspection',
      { company: 'required', goods: 'hidden', badgeNumber: 'hidden' },
      { visitorSide: false, own: [ask('own1', '执法证号', 'Officer no.', 'required', true)] },
    ),
    contractor('维修送货', 'Repairs, deliveries', []),
    courier,
  ],
}

/** What a kind of site starts with, most frequent first. Data, not code: every value is a setting afterwards. */
export const presetTypes = (kind: SiteKind): readonly PresetType[] => presets[kind]
