import { useMutation } from '@tanstack/react-query'
import { Form } from 'antd'

import type { GoodsPass } from '#shared/contract/goods-passes.ts'
import type { Credential } from '#shared/contract/values.ts'
import {
  CredentialFields,
  typedCredential,
  useCredentialProblems,
  type CredentialValues,
} from '../../client/credential-fields.tsx'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { shownError, useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { FormDialog } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'

/** Somebody who may approve, and who did not write the pass, says yes by PIN or finger. */
export function ApproveDialog({ pass, onClose }: { pass: GoodsPass; onClose: () => void }) {
  const { t } = useTexts()
  const { done } = useNotice()
  const problems = useProblems()
  const requestId = useRequestId()
  const [form] = Form.useForm<CredentialValues>()
  const approve = useMutation(useApi().goodsPass.approve.mutationOptions())
  const sentence = (error: unknown) =>
    shownError(error).code === 'SAME_PERSON' ? t('goods.samePerson') : problems.sentence(error)
  const problemsOf = useCredentialProblems(form, sentence)
  const save = async (approval: Credential) => {
    const { number } = await approve.mutateAsync({
      requestId: requestId.current(),
      passId: pass.id,
      approval,
    })
    done(t('goods.approved', { number }))
  }
  return (
    <FormDialog<CredentialValues>
      open
      form={form}
      title={t('goods.approveTitle', { number: pass.number })}
      width={600}
      onClose={onClose}
      submitText={t('goods.approve')}
      problemsOf={problemsOf}
      onSubmit={async (values) => {
        const approval = typedCredential(values)
        if (approval) await save(approval)
        return undefined
      }}
    >
      <p>{t('goods.approveText')}</p>
      <CredentialFields
        permission="goods.approve"
        exclude={pass.recordedById}
        noneHint={t('goods.noApprover')}
        personLabel={t('goods.approver')}
        pinLabel={t('goods.approverPin')}
        columns={2}
        others={[]}
        onFinger={async (finger) => {
          await save(finger)
          onClose()
        }}
        sentence={sentence}
      />
    </FormDialog>
  )
}
