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
} as const satisfies Texts
