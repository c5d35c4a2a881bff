import type { Texts } from './pair.ts'

export const today = {
  title: ['今日', 'Today'],
} as const satisfies Texts
