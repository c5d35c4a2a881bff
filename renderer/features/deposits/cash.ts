import { denominationsFen, type Deposit } from '#shared/contract/custody.ts'
import { sumCash } from '#shared/domain/cash-count.ts'
import type { Translate } from '../../i18n/index.ts'

type Line = Deposit['cashLines'][number]
export type Denomination = Line['denominationFen']

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

/** `100 元`, `5 角`. */
export const denominationName = (t: Translate, fen: Denomination): string =>
  fen >= 100 ? t('deposits.yuan', { value: fen / 100 }) : t('deposits.jiao', { value: fen / 10 })
