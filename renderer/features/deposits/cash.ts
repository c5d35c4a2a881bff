import { denominationsFen, type Deposit } from '#shared/contract/custody.ts'
import { sumCash } from '#shared/domain/cash-count.ts'
import type { Denomination } from '../../ui/cash-kinds.tsx'

type Line = Deposit['cashLines'][number]

/** How many of each kind stand in the grid; kinds not counted yet are missing. */
export type Quantities = Readonly<Partial<Record<Denomination, number | null>>>

/** The grid as the core takes it; kinds without a piece are left out. */
export const linesOf = (quantities: Quantities): Line[] =>
  denominationsFen.flatMap((denominationFen) => {
    const quantity = quantities[denominationFen] ?? 0
    return quantity > 0 ? [{ denominationFen, quantity }] : []
  })

/** Whole fen. */
export const sumOf = (quantities: Quantities): number => sumCash(linesOf(quantities))
