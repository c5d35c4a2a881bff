import { useMutation } from '@tanstack/react-query'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { TextField } from '../../ui/fields.tsx'
import { FormDialog } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'

/** An administrator takes note, with a reason, that entries are gone for good. */
export function AcceptDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  const { done } = useNotice()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  const accept = useMutation(useApi().audit.acknowledgeLoss.mutationOptions())
  return (
    <FormDialog<{ reason: string }>
      open
      title={t('health.acceptTitle')}
      submitText={t('health.acceptTitle')}
      onClose={onClose}
      problemsOf={ofForm}
      onSubmit={async ({ reason }) => {
        await accept.mutateAsync({ requestId: requestId.current(), reason })
        requestId.renew()
        done(t('health.accepted'))
        return undefined
      }}
    >
      <p>{t('health.acceptText')}</p>
      <TextField name="reason" label={t('health.acceptReason')} required maxLength={120} />
    </FormDialog>
  )
}
