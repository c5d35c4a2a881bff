import { AutoComplete, Form } from 'antd'

import { normalPlate, plateKindOf, platesBehind } from '#shared/domain/plate.ts'
import { useTexts } from '../i18n/index.ts'
import type { Controlled } from './controlled.ts'
import { FieldItem, type FieldProps } from './fields.tsx'

/** From this length on a plate is whole enough to have a kind, or to be doubted. */
const telling = 5
const whole = 7

/**
 * A plate: a province typed in letters (`yue`, `j`) is offered as its character and never forced; the kind is named, a form
 * that is rare is doubted aloud and never refused. On leaving the field it stands in its one form.
 */
export function PlateField(props: FieldProps) {
  const { t } = useTexts()
  const watched = Form.useWatch(props.name as string) as string | undefined
  const plate = normalPlate(watched ?? '')
  const kind = plateKindOf(plate)
  const named = kind !== null && plate.length >= telling ? t(`ui.plate.kinds.${kind}`) : props.hint
  const hint = kind === null && plate.length >= whole ? t('ui.plate.doubt') : named
  return (
    <FieldItem {...props} {...(hint === undefined ? {} : { hint })}>
      <PlateInput disabled={props.disabled ?? false} />
    </FieldItem>
  )
}

function PlateInput({
  id,
  value = '',
  onChange,
  onBlur,
  disabled,
}: Controlled<string> & { disabled: boolean }) {
  return (
    <AutoComplete
      {...(id === undefined ? {} : { id })}
      value={value}
      maxLength={12}
      disabled={disabled}
      // Enter goes on with what was typed; ↓ and Enter take an offer.
      defaultActiveFirstOption={false}
      options={platesBehind(value).map((plate) => ({ value: plate }))}
      onChange={(text) => onChange?.(text)}
      onBlur={() => {
        // Not while typing: an input method would lose what it is composing.
        if (normalPlate(value) !== value) onChange?.(normalPlate(value))
        onBlur?.()
      }}
    />
  )
}
