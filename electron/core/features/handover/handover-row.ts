import { z } from 'zod'
import { countKinds, handoverReport } from '#shared/contract/handover.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { handovers } from '../../database/tables.ts'

export type HandoverRow = typeof handovers.$inferSelect

/** One thing to count, as it stands in the row; `counted` is null until the count is in. */
const countState = z.strictObject({
  expected: z.int(),
  counted: z.int().nullable(),
  reason: z.string(),
})
const countStates = z.strictObject({ visitors: countState, parcels: countState, deposits: countState })
export type CountStates = z.infer<typeof countStates>

/** The JSON columns of a row, parsed; what does not parse is a damaged file, not a default. */
export const countsOf = (row: HandoverRow): CountStates => countStates.parse(JSON.parse(row.counts))
export const reportOf = (row: HandoverRow) => handoverReport.parse(JSON.parse(row.report))

/** The count is in: only now may anybody see what it had to be. */
export const isCounted = (row: HandoverRow): boolean => row.cashCountedFen !== null

/** True for a handover that is under way. @throws HANDOVER_NOT_RUNNING otherwise */
export function assertRunning(row: HandoverRow): void {
  if (row.state === 'completed' || row.state === 'abandoned') throw new DeskError('HANDOVER_NOT_RUNNING', {})
}

/** Whether something counted differs without a reason: things against the lists, cash against the float. */
export function lacksReason(row: HandoverRow): boolean {
  const counts = countsOf(row)
  const things = countKinds.some((kind) => {
    const { counted, expected, reason } = counts[kind]
    return counted !== expected && reason === ''
  })
  return things || (row.cashCountedFen !== row.cashFloatFen && row.cashReason === '')
}
