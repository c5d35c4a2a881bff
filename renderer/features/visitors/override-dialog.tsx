import { useMutation } from '@tanstack/react-query'
import { Form } from 'antd'

import type { Credential } from '#shared/contract/values.ts'
import {
  CredentialFields,
  typedCredential,
  useCredentialProblems,
  type CredentialValues,
} from '../../client/credential-fields.tsx'
import { useApi } from '../../client/desk.tsx'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { TextField } from '../../ui/fields.tsx'
import { FormDialog } from '../../ui/form.tsx'

type Values = CredentialValues & { readonly reason?: string }

interface Props {
  readonly visitId: number
  readonly onClose: () => void
  /** The visitor may go up. */
  readonly onDone: () => void
}

/** Somebody who may, says why, and proves who he is. */
export function OverrideDialog({ visitId, onClose, onDone }: Props) {
  const { t } = useTexts()
  const requestId = useRequestId()
  const [form] = Form.useForm<Values>()
  const problemsOf = useCredentialProblems(form)
  const override = useMutation(useApi().hostCall.override.mutationOptions())
  const save = async ({ reason = '' }: Values, credential: Credential) => {
    await override.mutateAsync({ requestId: requestId.current(), visitId, reason, credential })
  }
  return (
    <FormDialog<Values>
      open
      form={form}
      title={t('calls.override.title')}
      width={760}
      submitText={t('calls.override.submit')}
      problemsOf={problemsOf}
      onClose={onClose}
      onSaved={onDone}
      onSubmit={async (values) => {
        const credential = typedCredential(values)
        if (credential) await save(values, credential)
        return undefined
      }}
    >
      <p>{t('calls.override.text')}</p>
      <TextField name="reason" label={t('calls.override.reason')} required maxLength={200} />
      <CredentialFields
        permission="visits.override"
        noneHint={t('calls.override.nobody')}
        personLabel={t('calls.override.person')}
        pinLabel={t('calls.override.pin')}
        columns={2}
        others={['reason']}
        onFinger={async (finger) => {
          await save(form.getFieldsValue(), finger)
          onClose()
          onDone()
        }}
      />
    </FormDialog>
  )
}
