import { useMutation } from '@tanstack/react-query'

import { useApi } from '../../client/desk.tsx'
import { ReasonDialog } from '../../client/reason-dialog.tsx'
import { useTexts } from '../../i18n/index.ts'

/** An administrator takes note, with a reason, that entries are gone for good. */
export function AcceptDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  const accept = useMutation(useApi().audit.acknowledgeLoss.mutationOptions())
  return (
    <ReasonDialog
      title={t('health.acceptTitle')}
      text={t('health.acceptText')}
      action={t('health.acceptTitle')}
      label={t('health.acceptReason')}
      act={async (input) => {
        await accept.mutateAsync(input)
        return t('health.accepted')
      }}
      onClose={onClose}
    />
  )
}
