import type { Texts } from './pair.ts'

export const common = {
  product: ['前台', 'Front desk'],
  save: ['保存', 'Save'],
  cancel: ['取消', 'Cancel'],
  close: ['关闭', 'Close'],
  back: ['返回', 'Back'],
  next: ['下一步', 'Next'],
  confirm: ['确定', 'OK'],
  clear: ['清空', 'Clear'],
  edit: ['修改', 'Edit'],
  open: ['打开', 'Open'],
  print: ['打印', 'Print'],
  retry: ['重试', 'Try again'],
  search: ['搜索', 'Search'],
  loading: ['正在载入…', 'Loading…'],
  saving: ['正在保存…', 'Saving…'],
  optional: ['选填', 'optional'],
  yes: ['是', 'Yes'],
  no: ['否', 'No'],
  none: ['无', 'None'],
} as const satisfies Texts
