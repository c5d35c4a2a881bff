import type { Deposit } from '#shared/contract/custody.ts'
import { sumCash } from '#shared/domain/cash-count.ts'
import { useTexts } from '../../i18n/index.ts'
import { CashHead, denominationName } from '../../ui/cash-kinds.tsx'
import { Money } from '../../ui/numbers.tsx'

/** A finished count: kind, how many, subtotal, sum. */
export function CashLines({ lines }: { lines: Deposit['cashLines'] }) {
  const { t } = useTexts()
  if (lines.length === 0) return null
  return (
    <table className="d-lines">
      <CashHead />
      <tbody>
        {lines.map(({ denominationFen, quantity }) => (
          <tr key={denominationFen}>
            <td>{denominationName(t, denominationFen)}</td>
            <td>{quantity}</td>
            <td>
              <Money fen={denominationFen * quantity} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('deposits.slip.total')}
          </th>
          <td>
            <Money fen={sumCash(lines)} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
