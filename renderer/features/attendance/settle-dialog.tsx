import { useMutation } from '@tanstack/react-query'

import { useApi } from '../../client/desk.tsx'
import { ReasonDialog } from '../../client/reason-dialog.tsx'
import { useTexts } from '../../i18n/index.ts'

/** Somebody has compared the clock and says that it is right as it stands. */
export function SettleDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  const settle = useMutation(useApi().clockJumps.settle.mutationOptions())
  return (
    <ReasonDialog
      title={t('clockJumps.settle')}
      text={t('clockJumps.settleText')}
      action={t('clockJumps.settle')}
      label={t('clockJumps.reason')}
      act={async (input) => {
        await settle.mutateAsync(input)
        return t('clockJumps.settled')
      }}
      onClose={onClose}
    />
  )
}
