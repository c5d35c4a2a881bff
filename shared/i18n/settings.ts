import type { Texts } from './pair.ts'

export const settings = {
  title: ['设置', 'Settings'],
} as const satisfies Texts
