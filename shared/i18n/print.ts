import type { Texts } from './pair.ts'

export const print = {
  title: ['打印', 'Print'],
} as const satisfies Texts
