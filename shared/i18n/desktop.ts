import type { Texts } from './pair.ts'

/** What the desktop's main process says by itself, outside of the interface. */
export const desktop = {
  savedAsPdf: [
    '这台电脑没有打印机，已存为 PDF：{{file}}',
    'This PC has no printer; the sheet was saved as a PDF: {{file}}',
  ],
  ok: ['知道了', 'OK'],
} as const satisfies Texts
