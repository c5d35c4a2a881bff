import { InputNumber } from 'antd'

import { denominationsFen } from '#shared/contract/custody.ts'
import { toHalfWidth } from '#shared/domain/scanner.ts'
import { capitalAmount } from '#shared/domain/capital-amount.ts'
import { useTexts } from '../../i18n/index.ts'
import { denominationName, type Denomination } from '../../ui/cash-kinds.tsx'
import { FieldItem, type FieldProps } from '../../ui/fields.tsx'
import { Money } from '../../ui/numbers.tsx'
import { sumOf, type Quantities } from './cash.ts'

type GridProps = { id?: string; value?: Quantities; onChange?: (quantities: Quantities) => void }

/** One box for each kind of note and coin, largest first, with its subtotal; the sum in figures and in capitals. */
function CashGrid({ id, value = {}, onChange }: GridProps) {
  const { t } = useTexts()
  const sum = sumOf(value)
  const set = (kind: Denomination, quantity: number | null) => onChange?.({ ...value, [kind]: quantity })
  return (
    <div className="d-cash" role="group" aria-label={t('deposits.cash')}>
      <div className="d-cash-kinds">
        {denominationsFen.map((kind, at) => {
          const name = denominationName(t, kind)
          return (
            <label key={kind}>
              <span>{name}</span>
              <InputNumber
                {...(at === 0 && id !== undefined ? { id } : {})}
                aria-label={t('deposits.quantityOf', { kind: name })}
                controls={false}
                min={0}
                max={100_000}
                precision={0}
                parser={(text) => Number(toHalfWidth(text ?? '').replace(/\D/g, ''))}
                value={value[kind] ?? null}
                onChange={(quantity) => set(kind, quantity)}
              />
              <small>
                <Money fen={kind * (value[kind] ?? 0)} />
              </small>
            </label>
          )
        })}
      </div>
      <p className="d-total" role="status">
        <span>{t('deposits.total')}</span>
        <strong>
          <Money fen={sum} />
        </strong>
        <span>{capitalAmount(sum)}</span>
      </p>
    </div>
  )
}

/** The grid as a form field; the form's value is the quantities. */
export function CashField(props: FieldProps) {
  return (
    <FieldItem {...props}>
      <CashGrid />
    </FieldItem>
  )
}
