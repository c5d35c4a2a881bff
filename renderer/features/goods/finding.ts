import type { GoodsItem } from '#shared/contract/goods-passes.ts'
import { differenceOf, normalSerial, type Difference } from '#shared/domain/goods-pass.ts'

/** What was found of one line so far. */
export interface Seen {
  readonly quantity: number | null
  readonly serialNumber: string
}
/** What was found, by line. */
export type Findings = Readonly<Record<number, Seen>>

const unseen: Seen = { quantity: null, serialNumber: '' }
export const seenOf = (findings: Findings, { line }: GoodsItem): Seen => findings[line] ?? unseen

/** A line is compared when its number is there, and its serial number where there is one to read. */
export const isCompared = (item: GoodsItem, { quantity, serialNumber }: Seen): boolean =>
  quantity !== null && (quantity === 0 || item.serialNumber === '' || serialNumber.trim() !== '')

/** `open`: not compared yet; null: fits. */
export const verdictOf = (item: GoodsItem, seen: Seen): Difference | 'open' | null =>
  isCompared(item, seen)
    ? differenceOf(item, { quantity: seen.quantity ?? 0, serialNumber: seen.serialNumber })
    : 'open'

/** The line as it stands on the pass. */
export const asListed = ({ quantity, serialNumber }: GoodsItem): Seen => ({ quantity, serialNumber })

/** The line a scanned serial number belongs to: one still waiting for it before one that has it already. */
export function lineOfSerial(
  items: readonly GoodsItem[],
  findings: Findings,
  text: string,
): GoodsItem | undefined {
  const wanted = normalSerial(text)
  const same = items.filter(({ serialNumber }) => normalSerial(serialNumber) === wanted)
  return same.find((item) => !isCompared(item, seenOf(findings, item))) ?? same[0]
}

/** What goes to the core. */
export const foundInput = (items: readonly GoodsItem[], findings: Findings) =>
  items.map((item) => {
    const { quantity, serialNumber } = seenOf(findings, item)
    return { line: item.line, quantity: quantity ?? 0, serialNumber }
  })
