/** So many notes or coins of one kind; the denomination in fen. */
export interface CashLine {
  readonly denominationFen: number
  readonly quantity: number
}

/** What the notes and coins come to, in whole fen. */
export const sumCash = (lines: readonly CashLine[]): number =>
  lines.reduce((sum, { denominationFen, quantity }) => sum + denominationFen * quantity, 0)

/** Every kind stands in a count once; twice the same would be a slip of the pen. */
export const hasRepeatedLines = (lines: readonly CashLine[]): boolean =>
  new Set(lines.map(({ denominationFen }) => denominationFen)).size < lines.length
