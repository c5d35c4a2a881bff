import type { Texts } from './pair.ts'

export const setup = {
  title: ['首次设置', 'First start'],
} as const satisfies Texts
