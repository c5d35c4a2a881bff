import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'

import {
  CheckField,
  ChoiceField,
  DateTimeField,
  MoneyField,
  NumberField,
  PhoneField,
  SelectField,
  TextArea,
  TextField,
} from '../../../renderer/ui/fields.tsx'
import { DeskForm, FieldGrid, FormDialog } from '../../../renderer/ui/form.tsx'
import { Page } from '../../../renderer/ui/layout.tsx'
import { PersonField, type Person } from '../../../renderer/ui/person-select.tsx'
import { findStaff } from './data.ts'

type Visit = {
  name: string
  phone?: string
  host?: Person
  reason?: string
  people: number
  deposit?: number
  cameAt: number
  note?: string
}

const reasons = [
  { value: 'work', label: '商务洽谈', search: 'shangwu' },
  { value: 'interview', label: '面试', search: 'mianshi' },
  { value: 'delivery', label: '送货', search: 'songhuo' },
]

/** Every kind of field; the server refuses the name 重复 at the phone, and fails for 断线. */
export function FormPage() {
  const navigate = useNavigate()
  const [saved, setSaved] = useState('')
  return (
    <Page title="登记来访" text="带星号的必填" width="narrow" onBack={() => void navigate('/table')}>
      <div className="q-panel">
        <DeskForm<Visit>
          initial={{ people: 1, cameAt: Date.UTC(2026, 2, 1, 1, 30) }}
          submitText="登记"
          onCancel={() => void navigate('/table')}
          onSubmit={async (values) => {
            await Promise.resolve()
            if (values.name === '断线') throw new Error('gone')
            if (values.name === '重复')
              return {
                fields: [
                  { field: 'phone', message: '这个电话今天已经登记过' },
                  { field: 'else', message: '没有这一栏' },
                ],
              }
            setSaved(JSON.stringify(values))
            return undefined
          }}
        >
          <FieldGrid columns={2}>
            <TextField name="name" label="姓名" required />
            <PhoneField name="phone" label="电话" hint="没有手机的，记座机" />
            <PersonField name="host" label="被访人" find={findStaff} required />
            <SelectField name="reason" label="来访事由" options={reasons} />
            <NumberField name="people" label="来访人数" min={1} max={99} unit="人" />
            <MoneyField name="deposit" label="押金" />
            <DateTimeField name="cameAt" label="来访时间" required />
            <ChoiceField
              name="known"
              label="是否预约"
              options={[
                { value: 'yes', label: '已预约' },
                { value: 'no', label: '未预约' },
              ]}
            />
            <TextArea name="note" label="备注" wide rows={2} />
            <CheckField name="told" label="已告知信息登记须知" required wide />
          </FieldGrid>
        </DeskForm>
      </div>
      <output data-testid="saved">{saved}</output>
    </Page>
  )
}

/** A short form that empties itself after each line. */
export function ListFormPage() {
  const [lines, setLines] = useState<string[]>([])
  return (
    <Page title="快递登记" width="narrow">
      <DeskForm<{ code: string; shelf: string }>
        resetAfter
        onSubmit={async (values) => {
          await Promise.resolve()
          setLines((old) => [...old, `${values.code}/${values.shelf}`])
          return undefined
        }}
      >
        <FieldGrid columns={2}>
          <TextField name="code" label="单号" required />
          <TextField name="shelf" label="架位" required />
        </FieldGrid>
      </DeskForm>
      <output data-testid="saved">{lines.join(' ')}</output>
    </Page>
  )
}

/** The same form pattern in a dialog. */
export function DialogPage() {
  const [open, setOpen] = useState(false)
  const [saved, setSaved] = useState('')
  return (
    <Page title="作废记录" extra={<Button onClick={() => setOpen(true)}>作废</Button>}>
      <FormDialog<{ why: string; amount?: number }>
        open={open}
        title="作废来访记录"
        onClose={() => setOpen(false)}
        submitText="作废"
        onSubmit={async (values) => {
          await Promise.resolve()
          setSaved(values.why)
          return undefined
        }}
      >
        <TextField name="why" label="原因" required />
        <MoneyField name="amount" label="退还押金" />
      </FormDialog>
      <output data-testid="saved">{saved}</output>
    </Page>
  )
}
