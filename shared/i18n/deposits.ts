import type { Texts } from './pair.ts'

export const deposits = {
  title: ['寄存', 'Deposits'],
} as const satisfies Texts
