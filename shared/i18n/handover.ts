import type { Texts } from './pair.ts'

export const handover = {
  title: ['交接班', 'Handover'],
} as const satisfies Texts
