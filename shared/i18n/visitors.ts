import type { Texts } from './pair.ts'

export const visitors = {
  title: ['访客', 'Visitors'],
} as const satisfies Texts
