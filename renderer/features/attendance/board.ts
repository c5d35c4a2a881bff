import type { z } from 'zod'

import type { contract } from '#shared/contract/index.ts'

export type Row = z.output<(typeof contract.attendance.day)['~orpc']['outputSchema'] & object>['rows'][number]

/** What the board can be narrowed to. */
export const views = ['all', 'present', 'late', 'missing', 'due'] as const
export type View = (typeof views)[number]

/** Whether a row belongs to a view; late people stay late after they have gone. */
export function fits(row: Row, view: View): boolean {
  if (view === 'all') return true
  return view === 'present' ? row.present : row.meaning === view
}

export const countOf = (rows: readonly Row[], view: View): number =>
  rows.filter((row) => fits(row, view)).length

/** Everybody who has a shift on the day. */
export const expectedOf = (rows: readonly Row[]): number =>
  rows.filter(({ meaning }) => meaning !== 'noShift').length
