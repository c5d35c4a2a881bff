import { Form } from 'antd'
import type { ReactNode } from 'react'

import type { Credential } from '#shared/contract/values.ts'

import {
  CredentialFields,
  typedCredential,
  useCredentialProblems,
  type CredentialValues,
} from '../../client/credential-fields.tsx'
import { useTexts } from '../../i18n/index.ts'
import { DeskForm } from '../../ui/form.tsx'

type Values = CredentialValues & { ticks?: Record<string, boolean> }

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
  const [form] = Form.useForm<Values>()
  const problemsOf = useCredentialProblems(form)
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
        onSubmit={async (values) => {
          const credential = typedCredential(values)
          if (credential) await onSign(credential)
          return undefined
        }}
      >
        {children}
        {meaning !== undefined && <p className="h-text">{meaning}</p>}
        <CredentialFields
          permission="handover.write"
          exclude={exclude}
          personLabel={t('handover.person')}
          pinLabel={t('handover.pin')}
          columns={2}
          others={ticks.map((name) => ['ticks', name])}
          onFinger={onSign}
        />
      </DeskForm>
    </div>
  )
}
