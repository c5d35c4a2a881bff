import type { Deposit } from '#shared/contract/custody.ts'
import { useTexts, type Translate } from '../i18n/index.ts'

export type Denomination = Deposit['cashLines'][number]['denominationFen']

/** `100 元`, `5 角`. */
export const denominationName = (t: Translate, fen: Denomination): string =>
  fen >= 100 ? t('deposits.yuan', { value: fen / 100 }) : t('deposits.jiao', { value: fen / 10 })

/** The head of every table of counted cash, on the screen and on paper: 面额, 张数, 小计. */
export function CashHead() {
  const { t } = useTexts()
  return (
    <thead>
      <tr>
        <th scope="col">{t('deposits.slip.denomination')}</th>
        <th scope="col">{t('deposits.slip.quantity')}</th>
        <th scope="col">{t('deposits.slip.subtotal')}</th>
      </tr>
    </thead>
  )
}
