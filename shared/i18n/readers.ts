import type { Texts } from './pair.ts'

export const readers = {
  title: ['指纹机', 'Readers'],
} as const satisfies Texts
