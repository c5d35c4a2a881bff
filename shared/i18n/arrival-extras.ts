import type { Texts } from './pair.ts'

/** What stands in the registration form beside the columns of the register. */
export const arrivalExtras = {
  due: ['待确认：{{titles}}', 'To accept: {{titles}}'],
  allAccepted: ['已确认 {{count}} 份', 'Accepted: {{count}}'],
  signHere: ['在这里签', 'Sign here'],
  signThere: ['到访客屏签', 'On their screen'],
  fillThere: ['请访客自己填', 'Let them fill in'],
  openScreen: ['打开访客屏', 'Open their screen'],
  there: ['访客正在屏上填写', 'The visitor is at it'],
  takeBack: ['收回', 'Take back'],
  declined: ['访客没有完成', 'The visitor did not finish'],
  expired: ['超过 5 分钟，已收回', 'Over after 5 minutes'],
  language: ['语言', 'Language'],
  documentsNeeded: ['请让访客先确认告知书', 'Let the visitor accept the documents first'],
  photo: ['照片', 'Photo'],
  photoNeeded: ['这类访客要拍照', 'This type of visitor needs a photo'],
  useOnFile: ['沿用 {{date}} 的照片', 'Use the photo of {{date}}'],
  hazards: ['是否携带危险品、是否发热或有其他安全隐患？', 'Dangerous goods, fever or another hazard?'],
  hazardsShort: ['危险品或发热', 'Hazards or fever'],
  hazardsNo: ['没有', 'No'],
  hazardsYes: ['有', 'Yes'],
  hazardsNeeded: ['请问过访客再选', 'Ask the visitor, then choose'],
  hazardsAlarm: [
    '选「有」后按登记：不放行，并立即上报负责人。',
    'With “Yes”, registering lets nobody in and alarms the people in charge.',
  ],
  waiting: ['访客屏上填好、正在等候', 'Filled in on their screen, waiting'],
  waitingCount: ['访客屏 {{count}} 人等候', 'Waiting from their screen: {{count}}'],
  since: ['等候自', 'Since'],
  takeOver: ['取用', 'Take over'],
  dismiss: ['已离开', 'Gone'],
} as const satisfies Texts
