import type { Texts } from './pair.ts'

export const audit = {
  title: ['审计', 'Audit'],
} as const satisfies Texts
