import { useQuery } from '@tanstack/react-query'
import { Form } from 'antd'
import type { ReactNode } from 'react'

import { may } from '#shared/contract/permissions.ts'
import type { Credential } from '#shared/contract/values.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { shownError } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { SecretField, SelectField } from '../../ui/fields.tsx'
import { DeskForm, FieldGrid, type FormProblems } from '../../ui/form.tsx'
import { FingerSign } from './finger-sign.tsx'

type Values = { staffId: number; pin: string; ticks?: Record<string, boolean> }

type SignFormProps = {
  /** Who is chosen to begin with. */
  preset?: number
  /** Who cannot be the one to sign. */
  exclude?: number
  /** What has to be ticked first, whatever one signs with: the names under `ticks`. */
  ticks?: readonly string[]
  /** What the signature means, right above it. */
  meaning?: string
  extra?: ReactNode
  /** Takes the focus when it appears. */
  autoFocus?: boolean
  /** Rejects with the contract's error when the signature was not taken. */
  onSign: (credential: Credential) => Promise<void>
  /** Fields before the signature. */
  children?: ReactNode
}

/** A signature: name and PIN, or a finger on the reader. Everything is typed with the keyboard alone. */
export function SignForm(props: SignFormProps) {
  const { preset, exclude, ticks = [], meaning, extra, autoFocus = true, onSign, children } = props
  const { t } = useTexts()
  const problems = useProblems()
  const [form] = Form.useForm<Values>()
  const names = useQuery(useApi().session.names.queryOptions())
  const people = (names.data ?? [])
    .filter(({ role, staffId }) => may(role, 'handover.write') && staffId !== exclude)
    .map(({ staffId, name }) => ({ value: staffId, label: name }))

  /** A wrong PIN belongs to its field, and is typed anew. */
  const problemsOf = (error: unknown): FormProblems => {
    form.setFieldValue('pin', '')
    const { code } = shownError(error)
    const message = problems.sentence(error)
    return code.startsWith('PIN_') ? { fields: [{ field: 'pin', message }] } : { message }
  }
  const isReady = async (): Promise<boolean> => {
    const checks = ticks.map((name) => ['ticks', name] as ['ticks', string])
    if (checks.length === 0) return true
    return form.validateFields(checks).then(
      () => true,
      () => false,
    )
  }
  return (
    <div className="h-sign">
      <DeskForm<Values>
        form={form}
        initial={preset === undefined ? {} : { staffId: preset }}
        submitText={t('handover.sign')}
        guard={false}
        autoFocus={autoFocus}
        problemsOf={problemsOf}
        extra={extra}
        onSubmit={async ({ staffId, pin }) => {
          await onSign({ kind: 'pin', staffId, pin })
          return undefined
        }}
      >
        {children}
        {meaning !== undefined && <p className="h-text">{meaning}</p>}
        <FieldGrid columns={2}>
          <SelectField name="staffId" label={t('handover.person')} options={people} required />
          <SecretField name="pin" label={t('handover.pin')} required />
        </FieldGrid>
      </DeskForm>
      <FingerSign isReady={isReady} onProof={(proof) => onSign({ kind: 'finger', proof })} />
    </div>
  )
}
