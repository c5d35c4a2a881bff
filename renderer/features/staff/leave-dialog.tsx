import { useMutation } from '@tanstack/react-query'

import type { Member } from '#shared/contract/staff.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { TextField } from '../../ui/fields.tsx'
import { FormDialog } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'

/** Says what leaving does before it is done. */
export function LeaveDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTexts()
  const { done } = useNotice()
  const problems = useProblems()
  const requestId = useRequestId()
  const leave = useMutation(useApi().staff.leave.mutationOptions())
  return (
    <FormDialog<{ reason: string }>
      open
      title={t('staff.leave.title', { name: member.name })}
      submitText={t('staff.leave.action')}
      onClose={onClose}
      problemsOf={problems.ofForm}
      onSubmit={async ({ reason }) => {
        await leave.mutateAsync({ requestId: requestId.current(), id: member.id, reason })
        done(t('staff.leave.done', { name: member.name }))
        return undefined
      }}
    >
      <p>{t('staff.leave.text')}</p>
      <TextField name="reason" label={t('staff.leave.reason')} required maxLength={120} />
    </FormDialog>
  )
}
