import { Alert, Button, Form, Select } from 'antd'

import { useTexts } from '../../i18n/index.ts'
import { fingerLabels, type FingerLabel } from './finger-labels.ts'

type EnrolFormProps = {
  readers: readonly { id: number; name: string }[]
  readerId: number | undefined
  onReader: (id: number) => void
  label: FingerLabel
  onLabel: (label: FingerLabel) => void
  /** What becomes of the finger that this one stands for; undefined: it stands for none. */
  again: 'oldFirst' | 'oldAfter' | undefined
  onStart: () => void
  onClose: () => void
}

/** Which finger on which reader; Enter starts. */
export function EnrolForm(props: EnrolFormProps) {
  const { t } = useTexts()
  const { readers, readerId, label, again } = props
  return (
    <Form layout="vertical" onFinish={props.onStart}>
      {readers.length > 1 && (
        <Form.Item label={t('staff.enrol.reader')} htmlFor="enrol-reader">
          <Select
            id="enrol-reader"
            value={readerId ?? null}
            onChange={props.onReader}
            options={readers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      )}
      <Form.Item label={t('staff.enrol.label')} htmlFor="enrol-label" extra={t('staff.enrol.hint')}>
        <Select<FingerLabel>
          id="enrol-label"
          value={label}
          onChange={props.onLabel}
          options={fingerLabels.map((value) => ({ value, label: t(`staff.enrol.labels.${value}`) }))}
        />
      </Form.Item>
      {again === 'oldFirst' && <Alert type="warning" showIcon title={t('fingers.againFirst')} />}
      {again === 'oldAfter' && <Alert type="info" showIcon title={t('fingers.againAfter')} />}
      <div className="t-foot">
        <Button onClick={props.onClose}>{t('common.cancel')}</Button>
        <Button type="primary" htmlType="submit" autoFocus>
          {again === 'oldFirst' ? t('fingers.againStart') : t('staff.enrol.start')}
        </Button>
      </div>
    </Form>
  )
}
