import type { Texts } from './pair.ts'

export const staff = {
  title: ['员工', 'Staff'],
} as const satisfies Texts
