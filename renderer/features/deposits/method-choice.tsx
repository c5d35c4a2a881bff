import { depositMethods } from '#shared/contract/custody.ts'
import { useTexts } from '../../i18n/index.ts'
import { FieldItem, type FieldProps } from '../../ui/fields.tsx'
import type { Method } from './opening-values.ts'

type ChoiceProps = { id?: string; value?: Method; onChange?: (method: Method) => void }

/** Two ways, each with what it means; ← → choose. */
function MethodChoice({ id, value, onChange }: ChoiceProps) {
  const { t } = useTexts()
  return (
    <div className="d-methods" role="radiogroup" aria-label={t('deposits.method')}>
      {depositMethods.map((method, at) => (
        <label key={method} className={value === method ? 'd-method d-method-on' : 'd-method'}>
          <input
            type="radio"
            name="deposit-method"
            {...(at === 0 && id !== undefined ? { id } : {})}
            checked={value === method}
            onChange={() => onChange?.(method)}
          />
          <strong>{t(`deposits.methods.${method}`)}</strong>
          <span>{t(`deposits.methodTexts.${method}`)}</span>
        </label>
      ))}
    </div>
  )
}

export function MethodField(props: FieldProps) {
  return (
    <FieldItem {...props}>
      <MethodChoice />
    </FieldItem>
  )
}
