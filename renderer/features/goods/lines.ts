import type { GoodsLine } from '#shared/domain/goods-lines.ts'

/** One line as it is being written: the quantity may be empty for a moment. */
export type Line = Omit<GoodsLine, 'quantity'> & { readonly quantity: number | null }

export const blankLine: Line = { name: '', brand: '', serialNumber: '', quantity: 1, hasStorage: false }

const isBlank = ({ name, brand, serialNumber }: Line) =>
  name.trim() === '' && brand.trim() === '' && serialNumber.trim() === ''

/** What is written, without lines that were left empty. */
export const writtenLines = (lines: readonly Line[]): Line[] => lines.filter((line) => !isBlank(line))

/** The first written line that cannot be taken: without a name, or without a quantity. Its place; -1: all can. */
export const wrongLine = (lines: readonly Line[]): number =>
  writtenLines(lines).findIndex(({ name, quantity }) => name.trim() === '' || quantity === null)

/** What goes to the core. */
export const linesInput = (lines: readonly Line[]): GoodsLine[] =>
  writtenLines(lines).map(({ quantity, ...line }) => ({ ...line, quantity: quantity ?? 1 }))
