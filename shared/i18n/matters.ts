import type { Texts } from './pair.ts'

export const matters = {
  title: ['待办事项', 'Open matters'],
} as const satisfies Texts
