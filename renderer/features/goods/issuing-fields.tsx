import { Form } from 'antd'

import { passDirections, goodsPassKinds } from '#shared/contract/goods-passes.ts'
import { useTexts } from '../../i18n/index.ts'
import { CheckField, ChoiceField, DateTimeField, PhoneField, TextField } from '../../ui/fields.tsx'
import { FieldGrid } from '../../ui/form.tsx'
import { PlateField } from '../../ui/plate-field.tsx'
import { SignatureField } from '../../ui/signature-pad.tsx'
import type { IssuingValues } from './issuing-values.ts'
import { ItemsField } from './items-field.tsx'

/** The columns of 物品放行条 in the order of the paper; what a kind of pass does not need is not there. */
export function IssuingFields({ fixed }: { fixed: boolean }) {
  const { t } = useTexts()
  const form = Form.useFormInstance<IssuingValues>()
  const kind = Form.useWatch('kind', form) as IssuingValues['kind'] | undefined
  const movingOut = Form.useWatch('movingOut', form) === true && kind === 'out'
  const goesOut = kind !== undefined && kind !== 'in'
  return (
    <>
      <FieldGrid columns={2}>
        <ChoiceField
          name="kind"
          label={t('goods.kind')}
          required
          disabled={fixed}
          options={goodsPassKinds.map((value) => ({ value, label: t(`goods.kinds.${value}`) }))}
        />
        {kind === 'machineRoom' && (
          <ChoiceField
            name="direction"
            label={t('goods.direction')}
            required
            disabled={fixed}
            options={passDirections.map((value) => ({ value, label: t(`goods.directions.${value}`) }))}
          />
        )}
      </FieldGrid>
      <FieldGrid columns={4}>
        <TextField name="holderName" label={t('goods.holder')} maxLength={60} required />
        <PhoneField name="holderPhone" label={t('goods.phone')} />
        <TextField name="owner" label={t('goods.owner')} maxLength={80} />
        <TextField name="room" label={t('goods.room')} maxLength={40} />
        {goesOut && (
          <>
            <TextField
              name="authorisation"
              label={t('goods.authorisation')}
              hint={t('goods.authorisationHint')}
              maxLength={120}
            />
            <DateTimeField name="plannedAt" label={t('goods.plannedAt')} />
          </>
        )}
        <PlateField name="plate" label={t('goods.plate')} />
        <TextField name="note" label={t('goods.note')} maxLength={200} />
        {kind === 'out' && <CheckField name="movingOut" label={t('goods.movingOut')} />}
      </FieldGrid>
      <ItemsField name="items" label={t('goods.items')} required />
      {movingOut && <SignatureField name="ownerSignature" label={t('goods.ownerSignature')} required />}
    </>
  )
}
