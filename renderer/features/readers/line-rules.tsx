import { Form, type FormInstance } from 'antd'

import { useTexts } from '../../i18n/index.ts'
import { CheckField, ChoiceField, NumberField, TextField } from '../../ui/fields.tsx'
import { FieldGrid, FieldGroup } from '../../ui/form.tsx'
import type { ReaderValues } from './form-values.ts'

/** How the lines of a card reader are read; nobody has to touch it who has found his reader with a card. */
export function LineRules({ form }: { form: FormInstance<ReaderValues> }) {
  const { t } = useTexts()
  const kind = Form.useWatch<ReaderValues['rules']['form'] | undefined>(['rules', 'form'], form) ?? 'frame'
  return (
    <FieldGroup title={t('readers.rules.title')}>
      <FieldGrid columns={2}>
        <ChoiceField
          name={['rules', 'form']}
          label={t('readers.rules.form')}
          options={(['frame', 'text'] as const).map((value) => ({
            value,
            label: t(`readers.rules.forms.${value}`),
          }))}
        />
        {kind === 'frame' && (
          <ChoiceField
            name={['rules', 'cardAs']}
            label={t('readers.rules.cardAs')}
            options={(['printed', 'hex'] as const).map((value) => ({
              value,
              label: t(`readers.rules.cards.${value}`),
            }))}
          />
        )}
        {kind === 'text' && (
          <>
            <NumberField
              name={['rules', 'minLength']}
              label={t('readers.rules.minLength')}
              min={1}
              max={32}
              required
            />
            <TextField name={['rules', 'prefix']} label={t('readers.rules.prefix')} maxLength={20} />
            <TextField name={['rules', 'suffix']} label={t('readers.rules.suffix')} maxLength={20} />
            <CheckField name={['rules', 'silenceEnds']} label={t('readers.rules.silenceEnds')} wide />
          </>
        )}
      </FieldGrid>
    </FieldGroup>
  )
}
