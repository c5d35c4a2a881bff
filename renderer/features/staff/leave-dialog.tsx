import { useMutation } from '@tanstack/react-query'

import type { Member } from '#shared/contract/staff.ts'

import { useApi } from '../../client/desk.tsx'
import { ReasonDialog } from '../../client/reason-dialog.tsx'
import { useTexts } from '../../i18n/index.ts'

/** Says what leaving does before it is done. */
export function LeaveDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTexts()
  const leave = useMutation(useApi().staff.leave.mutationOptions())
  return (
    <ReasonDialog
      title={t('staff.leave.title', { name: member.name })}
      text={t('staff.leave.text')}
      action={t('staff.leave.action')}
      label={t('staff.leave.reason')}
      act={async (input) => {
        await leave.mutateAsync({ ...input, id: member.id })
        return t('staff.leave.done', { name: member.name })
      }}
      onClose={onClose}
    />
  )
}
