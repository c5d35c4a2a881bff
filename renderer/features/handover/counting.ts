import type { Handover } from '#shared/contract/handover.ts'

/** One line of the count as people read it: things in pieces, cash in fen. */
export type CountedLine = {
  readonly kind: 'visitors' | 'parcels' | 'deposits' | 'cash'
  readonly expected: number | null
  readonly counted: number | null
  readonly reason: string
}

/** The three counts and the cash, in the order they are counted. */
export function linesOf(handover: Handover): readonly CountedLine[] {
  const cash: CountedLine = {
    kind: 'cash',
    expected: handover.cashFloatFen,
    counted: handover.cashCountedFen,
    reason: handover.cashReason,
  }
  return [...handover.counts, cash]
}

/** Counted less expected; null while either is unknown. */
export const differenceOf = ({ expected, counted }: CountedLine): number | null =>
  expected === null || counted === null ? null : counted - expected
