import { Button, Form } from 'antd'

import { idKinds } from '#shared/contract/values.ts'
import { useTexts } from '../../i18n/index.ts'
import { MoneyField, PhoneField, SelectField, TextField } from '../../ui/fields.tsx'
import { FieldGrid } from '../../ui/form.tsx'
import { CashField } from './cash-grid.tsx'
import { sumOf } from './cash.ts'
import { MarkFields } from './mark-fields.tsx'
import { MethodField } from './method-choice.tsx'
import type { Method, OpeningValues } from './opening-values.ts'
import { yuanText } from './sum.tsx'

/** Left the guest and what he declares, right the seal and the three marks; nothing below the fold. */
export function OpeningFields() {
  const { t } = useTexts()
  const method = Form.useWatch('method') as Method | undefined
  return (
    <div className="d-opening">
      <div>
        <FieldGrid columns={3}>
          <TextField name="guestName" label={t('deposits.guestName')} maxLength={60} required />
          <PhoneField name="phone" label={t('deposits.phone')} />
          <TextField name="room" label={t('deposits.room')} maxLength={20} />
          <SelectField
            name="idKind"
            label={t('deposits.idKind')}
            options={idKinds.map((value) => ({ value, label: t(`common.idKinds.${value}`) }))}
          />
          <TextField name="idNumber" label={t('deposits.idNumber')} maxLength={30} />
          <TextField
            name="contents"
            label={t('deposits.contents')}
            placeholder={t('deposits.contentsHint')}
            maxLength={200}
            required
          />
        </FieldGrid>
        <MethodField name="method" label={t('deposits.method')} required />
        <FieldGrid columns={3}>
          <MoneyField
            name="declaredFen"
            label={t('deposits.declared')}
            hint={t('deposits.declaredHint')}
            required
          />
          <TextField name="sealNumber" label={t('deposits.sealNumber')} maxLength={30} required />
          <TextField
            name="place"
            label={t('deposits.place')}
            placeholder={t('deposits.placeHint')}
            maxLength={40}
            required
          />
        </FieldGrid>
        {method === 'counted' && (
          <>
            <CashField name="cash" label={t('deposits.cash')} />
            <Comparison />
          </>
        )}
      </div>
      <MarkFields />
    </div>
  )
}

/** Whether the count agrees with what the guest said; if not, it is put right together, before the seal. */
function Comparison() {
  const { t } = useTexts()
  const form = Form.useFormInstance<OpeningValues>()
  const declared = Form.useWatch('declaredFen', form) as number | null | undefined
  const counted = sumOf(Form.useWatch('cash', form) ?? {})
  if (declared == null || Number.isNaN(declared)) return null
  if (declared === counted) return <p className="d-same">{t('deposits.matches')}</p>
  return (
    <p className="d-differs">
      {t('deposits.differsBy', { fen: yuanText(Math.abs(counted - declared)) })}
      {counted > 0 && (
        <Button size="small" onClick={() => form.setFieldValue('declaredFen', counted)}>
          {t('deposits.takeCount')}
        </Button>
      )}
    </p>
  )
}
