import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Form } from 'antd'

import type { OwnField } from '#shared/contract/reception.ts'
import type { Demands } from '#shared/domain/demands.ts'
import { useApi } from '../../client/desk.tsx'
import { nameIn } from '../../client/in-locale.ts'
import { useTexts } from '../../i18n/index.ts'
import { CheckField, DateTimeField, FieldItem, NumberField, PhoneField, TextField } from '../../ui/fields.tsx'
import { FieldGrid } from '../../ui/form.tsx'
import { PlateField } from '../../ui/plate-field.tsx'
import { BadgeFields } from './badge-fields.tsx'
import { HostFields } from './host-fields.tsx'
import { IdFields } from './id-fields.tsx'

interface Props {
  readonly demands: Demands
  readonly idKept: string
  /** Where somebody of this grade waits when nobody says otherwise. */
  readonly waitPlace: string
}

/** The columns of 来访人员登记表 that the type and the grade ask for, in the order of the paper. */
export function VisitFields({ demands, idKept, waitPlace }: Props) {
  const { t } = useTexts()
  const { columns, own, remember } = demands
  const shown = (column: keyof typeof columns) => columns[column] !== 'hidden'
  const required = (column: keyof typeof columns) => columns[column] === 'required'
  return (
    <FieldGrid columns={4}>
      <TextField name="name" label={t('visitors.name')} maxLength={64} required={required('name')} />
      {shown('phone') && <PhoneField name="phone" label={t('visitors.phone')} required={required('phone')} />}
      {shown('company') && (
        <TextField
          name="company"
          label={t('visitors.company')}
          maxLength={80}
          required={required('company')}
        />
      )}
      <HostFields required={required('host')} />
      {shown('reason') && <ReasonField required={required('reason')} />}
      <IdFields columns={columns} kept={idKept} />
      {shown('plate') && <PlateField name="plate" label={t('visitors.plate')} required={required('plate')} />}
      {shown('companions') && (
        <NumberField
          name="companions"
          label={t('visitors.companions')}
          max={99}
          required={required('companions')}
        />
      )}
      {shown('companionNames') && <CompanionNamesField required={required('companionNames')} />}
      {shown('goods') && (
        <TextField name="goods" label={t('visitors.goods')} maxLength={200} required={required('goods')} />
      )}
      {shown('badgeNumber') && <BadgeFields required={required('badgeNumber')} />}
      {shown('place') && <PlaceField waitPlace={waitPlace} />}
      {shown('escort') && (
        <TextField name="escort" label={t('visitors.escort')} maxLength={60} required={required('escort')} />
      )}
      {own.map((field) => (
        <OwnAnswer key={field.key} field={field} />
      ))}
      <DateTimeField
        name="arrivedAt"
        label={t('visitors.arrivedAt')}
        placeholder={t('visitors.arrivedHint')}
      />
      {remember && <CheckField name="remember" label={t('visitors.remember')} wide />}
    </FieldGrid>
  )
}

function OwnAnswer({ field: { key, label, labelEn, rule } }: { field: OwnField }) {
  const { locale } = useTexts()
  return (
    <TextField
      name={['ownFields', key]}
      label={nameIn(locale, { name: label, nameEn: labelEn })}
      maxLength={200}
      required={rule === 'required'}
    />
  )
}

function ReasonField({ required }: { required: boolean }) {
  const { t } = useTexts()
  const reasons = useQuery(useApi().visitors.reasons.queryOptions({ input: {} }))
  return (
    <FieldItem name="reason" label={t('visitors.reason')} required={required}>
      <AutoComplete
        maxLength={80}
        options={(reasons.data ?? []).map((value) => ({ value }))}
        showSearch={{ filterOption: (input, option) => option?.value.includes(input) ?? false }}
      />
    </FieldItem>
  )
}

/** Empty means the grade's own place, which stands there in grey. */
function PlaceField({ waitPlace }: { waitPlace: string }) {
  const { t } = useTexts()
  const rules = useQuery(useApi().receptionRule.get.queryOptions({ input: {} }))
  return (
    <FieldItem name="place" label={t('visitors.place')}>
      <AutoComplete
        maxLength={40}
        placeholder={waitPlace}
        options={(rules.data?.places ?? []).map((value) => ({ value }))}
        showSearch={{ filterOption: (input, option) => option?.value.includes(input) ?? false }}
      />
    </FieldItem>
  )
}

/** Names are wanted of those only who are there. */
function CompanionNamesField({ required }: { required: boolean }) {
  const { t } = useTexts()
  const companions = (Form.useWatch('companions') as number | null | undefined) ?? 0
  return (
    <TextField
      name="companionNames"
      label={t('visitors.companionNames')}
      maxLength={200}
      required={required && companions > 0}
    />
  )
}
