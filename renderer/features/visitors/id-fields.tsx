import { Form } from 'antd'

import { idKinds } from '#shared/contract/values.ts'
import type { Demands } from '#shared/domain/demands.ts'
import { isResidentId } from '#shared/domain/resident-id.ts'
import { useTexts } from '../../i18n/index.ts'
import { SelectField, TextField } from '../../ui/fields.tsx'

interface Props {
  readonly columns: Demands['columns']
  /** The masked number of the last visit, which need not be typed again; empty: none. */
  readonly kept: string
}

/** Which paper, and its number: as far as the type and the grade want to know. */
export function IdFields({ columns, kept }: Props) {
  const { t } = useTexts()
  return (
    <>
      {columns.idKind !== 'hidden' && (
        <SelectField
          name="idKind"
          label={t('visitors.idKind')}
          options={idKinds.map((value) => ({ value, label: t(`common.idKinds.${value}`) }))}
          required={columns.idKind === 'required' && kept === ''}
        />
      )}
      {columns.idNumber !== 'hidden' && (
        <IdNumberField kept={kept} required={columns.idNumber === 'required' && kept === ''} />
      )}
    </>
  )
}

/** The number of the paper in hand; a wrong check digit is doubted aloud and never refused. */
function IdNumberField({ kept, required }: { kept: string; required: boolean }) {
  const { t } = useTexts()
  const kind = Form.useWatch('idKind') as string | undefined
  const typed = (Form.useWatch('idNumber') as string | undefined) ?? ''
  const doubtful = kind === 'residentId' && typed.length >= 15 && !isResidentId(typed)
  const hint = doubtful ? t('visitors.idDoubt') : kept !== '' && typed === '' ? t('visitors.idKept') : ''
  return (
    <TextField
      name="idNumber"
      label={t('visitors.idNumber')}
      placeholder={kept}
      maxLength={30}
      required={required}
      {...(hint === '' ? {} : { hint })}
    />
  )
}
