import type { Texts } from './pair.ts'

export const session = {
  title: ['登录', 'Sign in'],
} as const satisfies Texts
