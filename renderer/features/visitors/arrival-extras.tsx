import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form, type FormInstance } from 'antd'

import { useApi } from '../../client/desk.tsx'
import { HazardsField } from '../../client/hazards-field.tsx'
import { useTexts } from '../../i18n/index.ts'
import { FieldItem } from '../../ui/fields.tsx'
import { FieldGroup } from '../../ui/form.tsx'
import { ArrivalDocuments } from './arrival-documents.tsx'
import { ArrivalPhoto } from './arrival-photo.tsx'
import type { ArrivalValues } from './arrival-values.ts'
import './arrival-extras.css'

interface Props {
  readonly form: FormInstance
  /** The remembered visit that the form was filled from, or null: his photo may be on file. */
  readonly known: number | null
}

/** Beside the columns of the register: documents to accept, a photo, the question about hazards, and the visitor's own screen. */
export function ArrivalExtras({ form, known }: Props) {
  const { t } = useTexts()
  const typeId = Form.useWatch<ArrivalValues['typeId']>('typeId', { form, preserve: true }) ?? null
  const hazards = Form.useWatch<ArrivalValues['hazards']>('hazards', form)
  const asks = useQuery(
    useApi().visitors.asks.queryOptions({ input: { typeId }, placeholderData: keepPreviousData }),
  )
  const rule = asks.data?.photoRule ?? 'optional'
  return (
    <FieldGroup title={t('arrivalExtras.title')}>
      <div className="v-extras">
        <ArrivalDocuments form={form} typeId={typeId} />
        {rule !== 'none' && (
          <FieldItem
            name="photo"
            label={t('arrivalExtras.photo')}
            required={rule === 'required'}
            rules={[{ required: rule === 'required', message: t('arrivalExtras.photoNeeded') }]}
          >
            <ArrivalPhoto known={known} />
          </FieldItem>
        )}
        {(asks.data?.hazardsQuestion === true || hazards === true) && (
          <HazardsField {...(hazards === true ? { hint: t('arrivalExtras.hazardsAlarm') } : {})} />
        )}
      </div>
    </FieldGroup>
  )
}
