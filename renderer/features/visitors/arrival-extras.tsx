import { Form, type FormInstance } from 'antd'

import type { VisitType } from '#shared/contract/reception.ts'
import { HazardsField } from '../../client/hazards-field.tsx'
import { useTexts } from '../../i18n/index.ts'
import { ArrivalDocuments } from './arrival-documents.tsx'
import { ArrivalPhoto } from './arrival-photo.tsx'
import type { ArrivalValues } from './arrival-values.ts'
import './arrival-extras.css'

interface Props {
  readonly form: FormInstance
  /** The remembered visit that the form was filled from, or null: his photo may be on file. */
  readonly known: number | null
  readonly type: VisitType | null
  /** Of the visitor's own screen, where he has filled in his part. */
  readonly cardId: string | undefined
  /** Somebody has chosen his type himself, on his own screen. */
  readonly onType: (typeId: number) => void
}

/**
 * One line below the columns of the register: the question about hazards, documents to accept, a photo, and the visitor's
 * own screen. It takes no room when this visitor needs none of it, and Enter stops only at what must be answered.
 */
export function ArrivalExtras({ form, known, type, cardId, onType }: Props) {
  const { t } = useTexts()
  const hazards = Form.useWatch<ArrivalValues['hazards']>('hazards', form)
  const rule = type?.photoRule ?? 'optional'
  const needed = rule === 'required' && hazards !== true
  return (
    <div className="v-extras">
      {(type?.hazardsQuestion === true || hazards === true) && <HazardsField short />}
      <ArrivalDocuments form={form} typeId={type?.id ?? null} cardId={cardId} onType={onType} />
      {rule !== 'none' && (
        <Form.Item
          name="photo"
          className="v-extras-photo"
          rules={[{ required: needed, message: t('arrivalExtras.photoNeeded') }]}
        >
          <ArrivalPhoto known={known} needed={needed} />
        </Form.Item>
      )}
      {hazards === true && (
        <p className="v-extras-alarm q-bad" role="status">
          {t('arrivalExtras.hazardsAlarm')}
        </p>
      )}
    </div>
  )
}
