import type { PrintForm } from '../contract/desk.ts'
import type { Pair, Texts } from './pair.ts'

export const printing = {
  title: ['打印记录', 'Print jobs'],
  text: ['最近打印的单据，可以重打', 'What was printed lately; any can be printed again'],
  lamp: ['打印', 'Printing'],
  lampFailed: ['有一张没打出来', 'one failed'],
  failed: [
    '没有打印出来。检查打印机后，可在“打印记录”里重打。',
    'It was not printed. Look at the printer, then print it again from the print jobs.',
  ],
  again: ['重打', 'Print again'],
  form: ['单据', 'Form'],
  state: ['状态', 'State'],
  tries: ['次数', 'Tries'],
  problem: ['原因', 'Why'],
  askedAt: ['时间', 'Time'],
  askedBy: ['打印人', 'By'],
  states: {
    waiting: ['正在打印', 'Printing'],
    handed: ['已送打印机', 'Sent to printer'],
    failed: ['没打出来', 'Failed'],
  },
  none: ['还没有打印过', 'Nothing was printed yet'],
  noneText: ['打印过的单据会列在这里', 'Printed forms are listed here'],
  forms: {
    visitBadge: ['访客牌', 'Visitor badge'],
    expectedSlip: ['预约单', 'Appointment slip'],
    goodsPass: ['放行条', 'Goods pass'],
    traceList: ['清场表', 'Closing check'],
    evacuationList: ['疏散名单', 'Evacuation list'],
    evacuationReport: ['疏散报告', 'Evacuation report'],
    visitDocument: ['签收的告知书', 'Signed document'],
    parcelSlip: ['取件条', 'Parcel slip'],
    depositSlip: ['寄存单', 'Deposit slip'],
    handoverReport: ['交接班表', 'Handover report'],
    fingerConsent: ['指纹同意书', 'Finger consent'],
    holdings: ['个人信息答复', 'Personal data answer'],
    erasureCertificate: ['删除证明', 'Certificate of erasure'],
    visitWeek: ['来访周报表', 'Weekly table'],
    visitMonth: ['来访月报表', 'Monthly table'],
  } satisfies Record<PrintForm, Pair>,
} as const satisfies Texts
