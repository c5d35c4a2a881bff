import { useMutation } from '@tanstack/react-query'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { TextField } from '../../ui/fields.tsx'
import { FormDialog } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'

/** Somebody has compared the clock and says that it is right as it stands. */
export function SettleDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  const { done } = useNotice()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  const settle = useMutation(useApi().clockJumps.settle.mutationOptions())
  return (
    <FormDialog<{ reason: string }>
      open
      title={t('clockJumps.settle')}
      submitText={t('clockJumps.settle')}
      onClose={onClose}
      problemsOf={ofForm}
      onSubmit={async ({ reason }) => {
        await settle.mutateAsync({ requestId: requestId.current(), reason })
        done(t('clockJumps.settled'))
        return undefined
      }}
    >
      <p>{t('clockJumps.settleText')}</p>
      <TextField name="reason" label={t('clockJumps.reason')} maxLength={120} required />
    </FormDialog>
  )
}
