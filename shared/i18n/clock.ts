import type { Texts } from './pair.ts'

export const clock = {
  title: ['打卡', 'Staff clock'],
} as const satisfies Texts
