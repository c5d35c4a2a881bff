import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, type FormInstance } from 'antd'
import type { ReactNode } from 'react'

import { depositMarks } from '#shared/contract/custody.ts'
import { useApi } from '../../client/desk.tsx'
import { useTexts } from '../../i18n/index.ts'
import { FieldItem } from '../../ui/fields.tsx'
import { SignatureField } from '../../ui/signature-pad.tsx'
import type { Mark, OpeningValues } from './opening-values.ts'

/** The marks that are still missing, in the order they are made. */
export function useMissingMarks(form: FormInstance<OpeningValues>): Mark[] {
  const set: Record<Mark, unknown> = {
    deskStamp: Form.useWatch('deskStamp', form),
    guestSignature: Form.useWatch('guestSignature', form),
    sealerSignature: Form.useWatch('sealerSignature', form),
  }
  return depositMarks.filter((mark) => set[mark] === undefined)
}

/** Stamp, guest, sealer: each is ticked off when it is there (house rule B2). */
export function MarkFields() {
  const { t } = useTexts()
  const missing = useMissingMarks(Form.useFormInstance<OpeningValues>())
  const { data } = useQuery(useApi().session.state.queryOptions())
  const name = data?.user?.name ?? ''
  const needed = (mark: Mark) => [
    { required: true, message: t('deposits.markNeeded', { mark: t(`deposits.${mark}`) }) },
  ]
  return (
    <section className="d-marks" aria-label={t('deposits.markTitle')}>
      <h2>{t('deposits.markTitle')}</h2>
      <ul className="d-ticks">
        {depositMarks.map((mark) => (
          <Tick key={mark} on={!missing.includes(mark)}>
            {t(`deposits.${mark}`)}
          </Tick>
        ))}
      </ul>
      <FieldItem name="deskStamp" label={t('deposits.deskStamp')} rules={needed('deskStamp')}>
        <StampButton />
      </FieldItem>
      <SignatureField
        name="guestSignature"
        label={t('deposits.guestSignature')}
        rules={needed('guestSignature')}
      />
      <SignatureField
        name="sealerSignature"
        label={t('deposits.sealerIs', { name })}
        rules={needed('sealerSignature')}
      />
    </section>
  )
}

function Tick({ on, children }: { on: boolean; children: ReactNode }) {
  return (
    <li className={on ? 'd-tick-on' : ''}>
      <span aria-hidden="true">{on ? <CheckCircleFilled /> : <MinusCircleOutlined />}</span>
      {children}
    </li>
  )
}

/** Pressed once the stamp is on the paper; pressed again when it was not. */
function StampButton({
  id,
  value,
  onChange,
}: {
  id?: string
  value?: true
  onChange?: (on: true | undefined) => void
}) {
  const { t } = useTexts()
  return (
    <Button
      {...(id === undefined ? {} : { id })}
      className={value ? 'd-stamp d-stamp-on' : 'd-stamp'}
      aria-pressed={value === true}
      onClick={() => onChange?.(value ? undefined : true)}
    >
      {value ? t('deposits.stampDone') : t('deposits.stampButton')}
    </Button>
  )
}
