import { useQuery } from '@tanstack/react-query'
import { Form } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'

import { carrierOf } from '#shared/domain/carriers.ts'
import { useApi, useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { shownError, useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { DeskForm, type FormProblems } from '../../ui/form.tsx'
import { Page } from '../../ui/layout.tsx'
import { useScanner } from '../../ui/scanner.ts'
import { ReceivingFields, type ReceivingValues } from './receiving-fields.tsx'
import { JustReceived, type Received } from './received.tsx'
import './parcels.css'

/** What goes to the core: missing texts become empty ones. */
function receivingInput(values: ReceivingValues) {
  return {
    barcode: values.barcode ?? '',
    carrier: values.carrier ?? '',
    recipientId: values.recipient ? Number(values.recipient.id) : null,
    recipientName: values.recipient ? values.recipient.name : (values.recipientName ?? ''),
    recipientPhoneLast4: values.phoneLast4 ?? '',
    shelf: values.shelf,
    marks: values.marks ?? [],
    note: values.note ?? '',
    // a date that was cleared again is null
    ...(values.receivedAt == null ? {} : { receivedAt: values.receivedAt }),
  }
}

/** F3: scan, say for whom, save; the pickup code stands there large, and the next one can be scanned. */
export function ParcelReceiving() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [received, setReceived] = useState<readonly Received[]>([])
  return (
    <Page title={t('parcels.receive')} onBack={() => void navigate('/parcels')}>
      <div className="c-receiving">
        <div className="q-panel">
          <ReceivingForm onReceived={(parcel) => setReceived((before) => [parcel, ...before].slice(0, 12))} />
        </div>
        <JustReceived received={received} />
      </div>
    </Page>
  )
}

function ReceivingForm({ onReceived }: { onReceived: (parcel: Received) => void }) {
  const { t } = useTexts()
  const client = useDesk()
  const problems = useProblems()
  const requestId = useRequestId()
  const [form] = Form.useForm<ReceivingValues>()
  const shelves = useQuery(useApi().parcels.shelves.queryOptions({ input: {} }))
  const suggested = shelves.data?.[0]?.shelf

  useEffect(() => {
    if (suggested !== undefined && !form.getFieldValue('shelf')) form.setFieldValue('shelf', suggested)
  }, [form, suggested])
  useScanner(({ text }) => {
    const carrier = carrierOf(text)
    form.setFieldValue('barcode', text.toUpperCase())
    if (carrier !== '') form.setFieldValue('carrier', carrier)
    form.setFields([{ name: 'barcode', errors: [] }])
    form.focusField('recipient')
  })

  const problemsOf = (error: unknown): FormProblems => {
    const { code, data } = shownError(error)
    if (code !== 'PARCEL_DUPLICATE') return problems.ofForm(error)
    const number = String(data['number'])
    return { fields: [{ field: 'barcode', message: t('parcels.duplicate', { number }) }] }
  }
  return (
    <DeskForm<ReceivingValues>
      form={form}
      initial={{ marks: [] }}
      submitText={t('parcels.save')}
      resetAfter
      problemsOf={problemsOf}
      onSubmit={async (values) => {
        const input = receivingInput(values)
        if (input.recipientName.trim() === '')
          return { fields: [{ field: 'recipient', message: t('parcels.recipientNeeded') }] }
        const answer = await client.parcels.receive({ requestId: requestId.current(), ...input })
        requestId.renew()
        onReceived({ ...answer, recipientName: input.recipientName })
        return undefined
      }}
      onSaved={() => {
        if (suggested !== undefined) form.setFieldValue('shelf', suggested)
        form.focusField('barcode')
      }}
    >
      <ReceivingFields />
    </DeskForm>
  )
}
