import { Form, type FormInstance } from 'antd'

import type { VisitType } from '#shared/contract/reception.ts'
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
  readonly type: VisitType | null
  /** Somebody has chosen his type himself, on his own screen. */
  readonly onType: (typeId: number) => void
}

/** Beside the columns of the register: documents to accept, a photo, the question about hazards, and the visitor's own screen. */
export function ArrivalExtras({ form, known, type, onType }: Props) {
  const { t } = useTexts()
  const hazards = Form.useWatch<ArrivalValues['hazards']>('hazards', form)
  const rule = type?.photoRule ?? 'optional'
  return (
    <FieldGroup title={t('arrivalExtras.title')}>
      <div className="v-extras">
        <ArrivalDocuments form={form} typeId={type?.id ?? null} onType={onType} />
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
        {(type?.hazardsQuestion === true || hazards === true) && (
          <HazardsField {...(hazards === true ? { hint: t('arrivalExtras.hazardsAlarm') } : {})} />
        )}
      </div>
    </FieldGroup>
  )
}
