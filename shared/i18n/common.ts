import type { Texts } from './pair.ts'

export const common = {
  save: ['保存', 'Save'],
  cancel: ['取消', 'Cancel'],
  close: ['关闭', 'Close'],
  back: ['返回', 'Back'],
  edit: ['修改', 'Edit'],
  print: ['打印', 'Print'],
  retry: ['重试', 'Try again'],
  loading: ['正在载入…', 'Loading…'],
  saving: ['正在保存…', 'Saving…'],
  optional: ['选填', 'optional'],
  idKinds: {
    residentId: ['身份证', 'Resident ID'],
    passport: ['护照', 'Passport'],
    driverLicence: ['驾驶证', 'Driving licence'],
    military: ['军官证', 'Military ID'],
    hkMacauPermit: ['港澳通行证', 'HK/Macau permit'],
    taiwanPermit: ['台胞证', 'Taiwan permit'],
    other: ['其他证件', 'Other'],
  },
  /** While two people count at a handover. */
  counting: {
    now: ['清点中', 'being counted'],
    title: ['交接清点中，不列出全部', 'A count is under way: not everything is listed'],
    text: [
      '照常办事：输入姓名、编号等就能找到。清点提交后恢复。',
      'Work goes on: type a name or number to find one. The whole list is back after the count.',
    ],
    foot: ['清点中：只列出前几条，不显示总数', 'being counted: the first few only, no total'],
  },
} as const satisfies Texts
