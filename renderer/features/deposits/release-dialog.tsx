import { useMutation } from '@tanstack/react-query'
import { Form } from 'antd'

import type { Deposit } from '#shared/contract/custody.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { shownError, useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { FormDialog, type FormProblems } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { ReleaseFields } from './release-fields.tsx'
import { findingOf, lacksRecount, releaseInput, type ReleaseValues } from './release-values.ts'

/** Seal, recount, signature; a reason and a second person when something is wrong. */
export function ReleaseDialog({ deposit, onClose }: { deposit: Deposit; onClose: () => void }) {
  const { t } = useTexts()
  const { done } = useNotice()
  const problems = useProblems()
  const requestId = useRequestId()
  const [form] = Form.useForm<ReleaseValues>()
  const release = useMutation(useApi().deposits.release.mutationOptions())
  const { number } = deposit

  /** A wrong PIN belongs to its field, and is typed anew. */
  const problemsOf = (error: unknown): FormProblems => {
    const { code } = shownError(error)
    if (code === 'SAME_PERSON') return { fields: [{ field: 'approver', message: t('deposits.samePerson') }] }
    if (!code.startsWith('PIN_')) return problems.ofForm(error)
    form.setFieldValue('pin', undefined)
    return { fields: [{ field: 'pin', message: problems.sentence(error) }] }
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
        if (lacksRecount(deposit, findingOf(deposit, values)))
          return { fields: [{ field: 'cash', message: t('deposits.recountNeeded') }] }
        await release.mutateAsync({ requestId: requestId.current(), ...releaseInput(deposit, values) })
        done(t('deposits.releaseDone', { number }))
        return undefined
      }}
    >
      <ReleaseFields deposit={deposit} />
    </FormDialog>
  )
}
