import type { Texts } from './pair.ts'

export const attendance = {
  title: ['考勤', 'Attendance'],
} as const satisfies Texts
