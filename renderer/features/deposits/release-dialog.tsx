import { useMutation } from '@tanstack/react-query'
import { Form } from 'antd'

import type { Deposit } from '#shared/contract/custody.ts'
import type { Credential } from '#shared/contract/values.ts'
import { useCredentialProblems } from '../../client/credential-fields.tsx'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { shownError, useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { FormDialog } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { ReleaseFields } from './release-fields.tsx'
import { releaseInput, type ReleaseValues } from './release-values.ts'

/** Seal, recount, signature; a reason and a second person when something is wrong. */
export function ReleaseDialog({ deposit, onClose }: { deposit: Deposit; onClose: () => void }) {
  const { t } = useTexts()
  const { done } = useNotice()
  const problems = useProblems()
  const requestId = useRequestId()
  const [form] = Form.useForm<ReleaseValues>()
  const release = useMutation(useApi().deposits.release.mutationOptions())
  const { number } = deposit
  const sentence = (error: unknown) =>
    shownError(error).code === 'SAME_PERSON' ? t('deposits.samePerson') : problems.sentence(error)
  const problemsOf = useCredentialProblems(form, sentence)

  const save = async (values: ReleaseValues, finger: Credential | null) => {
    const input = releaseInput(deposit, values, finger)
    await release.mutateAsync({ requestId: requestId.current(), ...input })
    done(t('deposits.releaseDone', { number }))
  }
  return (
    <FormDialog<ReleaseValues>
      open
      form={form}
      title={t('deposits.releaseTitle', { number })}
      width={860}
      onClose={onClose}
      initial={deposit.method === 'sealed' ? { opening: 'unopened', cash: {} } : { cash: {} }}
      submitText={t('deposits.releaseSave')}
      problemsOf={problemsOf}
      onSubmit={async (values) => {
        await save(values, null)
        return undefined
      }}
    >
      <ReleaseFields
        deposit={deposit}
        sentence={sentence}
        onFinger={async (finger) => {
          await save(form.getFieldsValue(), finger)
          onClose()
        }}
      />
    </FormDialog>
  )
}
