import { Form } from 'antd'

import { watchGrades, type WatchGrade } from '#shared/contract/watch-list.ts'
import { useTexts } from '../../i18n/index.ts'
import { CheckField, ChoiceField, DateTimeField, TextField } from '../../ui/fields.tsx'
import { FieldGrid } from '../../ui/form.tsx'
import { EntryPhoto } from './entry-photo.tsx'
import './watch.css'

interface Props {
  /** What is on record already. */
  readonly idNumberMasked: string
  /** The entry whose picture is on record already. */
  readonly photoOf: number | null
}

/** Who is meant, what is done with him, and why. */
export function EntryFields({ idNumberMasked, photoOf }: Props) {
  const { t } = useTexts()
  const grade = Form.useWatch('grade') as WatchGrade | undefined
  return (
    <>
      <div className="w-top">
        <ChoiceField
          name="grade"
          label={t('watch.grade')}
          required
          hint={grade === undefined ? t('watch.gradeHint') : t(`watch.gradeHints.${grade}`)}
          options={watchGrades.map((value) => ({ value, label: t(`watch.grades.${value}`) }))}
        />
        <Form.Item name="photo">
          <EntryPhoto kept={photoOf} />
        </Form.Item>
      </div>
      <FieldGrid columns={2}>
        <TextField name="name" label={t('watch.name')} maxLength={60} />
        <TextField
          name="aliases"
          label={t('watch.aliases')}
          placeholder={t('watch.aliasesHint')}
          maxLength={300}
        />
        <TextField name="phone" label={t('watch.phone')} placeholder={t('watch.phoneHint')} maxLength={24} />
        <TextField name="plate" label={t('watch.plate')} placeholder={t('watch.plateHint')} maxLength={12} />
        <TextField
          name="company"
          label={t('watch.company')}
          placeholder={t('watch.companyHint')}
          maxLength={80}
        />
        <DateTimeField
          name="validUntil"
          label={t('watch.validUntil')}
          placeholder={t('watch.forGood')}
          dateOnly
        />
        <TextField
          name="idNumber"
          label={t('watch.idNumber')}
          maxLength={30}
          {...(idNumberMasked === '' ? {} : { placeholder: t('watch.idKept', { masked: idNumberMasked }) })}
        />
        <TextField
          name="idEnd"
          label={t('watch.idEnd')}
          placeholder={t('watch.idEndHint')}
          maxLength={8}
          rules={[{ pattern: /^\d{3,7}[\dXx]$/, message: t('watch.idEndWrong') }]}
        />
        {idNumberMasked !== '' && <CheckField name="removeId" label={t('watch.idRemove')} />}
        <TextField
          name="reason"
          label={t('watch.reason')}
          placeholder={t('watch.reasonHint')}
          maxLength={200}
          required
          wide
        />
      </FieldGrid>
    </>
  )
}
