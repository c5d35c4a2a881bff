import type { ReceptionRules } from '../contract/reception-rules.ts'
import type { siteKinds } from '../contract/values.ts'

type SiteKind = (typeof siteKinds)[number]

/** What a kind of site starts with. Data, not code: every value is a setting afterwards. */
export interface Preset {
  readonly kind: SiteKind
  readonly visitReasons: readonly string[]
  readonly departments: readonly string[]
  readonly lockAfterMinutes: number
  /** Cash kept at the desk, fen. */
  readonly cashFloatFen: number
  /** Minute of the day at which open visits are closed by the system. Room visitors leave by 23:00 in many local rules. */
  readonly closeVisitsAtMinute: number
  readonly reception: ReceptionRules
}

/** What every kind of site starts with; the periods are presets, not law. */
const reception: ReceptionRules = {
  hostOutBlocks: false,
  escalateAfterSeconds: 60,
  undoMinutes: 10,
  suggestReturning: true,
  reusePhotos: true,
  places: ['前台接待区'],
  areas: [],
  watchTolerance: 'standard',
  keepVisitDays: 180,
  keepPhotoDays: 30,
  keepRememberedDays: 365,
  keepParcelDays: 180,
  keepDepositDays: 1095,
  keepWatchDays: 365,
  retentionReason: '',
  labelStock: 'label62',
  labelShiftRight: 0,
  labelShiftDown: 0,
  evacuationFolder: '',
  evacuationEveryMinutes: 5,
  assemblyPlace: '',
  parkedHours: 12,
}

export const presets: readonly Preset[] = [
  {
    kind: 'office',
    visitReasons: ['业务洽谈', '面试', '会议', '送货安装', '维修施工', '参观考察', '其他'],
    departments: ['总经办', '行政部', '人事部', '财务部', '市场部', '技术部', '前台'],
    lockAfterMinutes: 5,
    cashFloatFen: 0,
    closeVisitsAtMinute: 1440,
    reception: {
      ...reception,
      hostOutBlocks: true,
      places: ['前台接待区', '会客室', '大会议室', '小会议室'],
    },
  },
  {
    kind: 'hotel',
    visitReasons: ['访客探望', '商务会谈', '送物', '餐饮会议', '维修施工', '其他'],
    departments: ['前厅部', '客房部', '餐饮部', '工程部', '保安部', '财务部'],
    lockAfterMinutes: 5,
    cashFloatFen: 200_000,
    closeVisitsAtMinute: 1380,
    reception: {
      ...reception,
      hostOutBlocks: true,
      places: ['大堂', '咖啡厅', '会议室'],
      keepVisitDays: 1095,
    },
  },
  {
    kind: 'residential',
    visitReasons: ['探亲访友', '家政服务', '装修施工', '快递外卖', '看房', '搬家', '其他'],
    departments: ['客服部', '工程部', '保安部', '保洁部'],
    lockAfterMinutes: 10,
    cashFloatFen: 50_000,
    closeVisitsAtMinute: 1440,
    reception: { ...reception, places: ['物业前台', '会客室'], keepVisitDays: 365 },
  },
  {
    kind: 'internetCafe',
    visitReasons: ['上网', '找人', '检查', '维修', '送货', '其他'],
    departments: ['收银', '网管', '保安', '保洁'],
    lockAfterMinutes: 5,
    cashFloatFen: 100_000,
    closeVisitsAtMinute: 1440,
    reception: { ...reception, places: ['吧台'], keepVisitDays: 90 },
  },
]

/** @throws Error for a kind without a preset: a bug */
export function presetOf(kind: SiteKind): Preset {
  const preset = presets.find((one) => one.kind === kind)
  if (!preset) throw new Error(`no preset for ${kind}`)
  return preset
}
