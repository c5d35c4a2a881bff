import { useMutation } from '@tanstack/react-query'

import type { Member } from '#shared/contract/staff.ts'

import { useApi } from '../../client/desk.tsx'
import { ReasonDialog } from '../../client/reason-dialog.tsx'
import { useTexts } from '../../i18n/index.ts'
import type { Finger } from './finger-line.tsx'

/** Deletes one finger from its reader, with a reason that stays on record. */
export function RemoveDialog({ finger, onClose }: { finger: Finger; onClose: () => void }) {
  const { t } = useTexts()
  const remove = useMutation(useApi().fingers.remove.mutationOptions())
  return (
    <ReasonDialog
      title={t('staff.fingers.removeTitle', { label: finger.label })}
      text={t('staff.fingers.removeText')}
      action={t('staff.fingers.remove')}
      label={t('staff.fingers.removeReason')}
      act={async (input) => {
        await remove.mutateAsync({ ...input, fingerId: finger.id })
        return t('staff.fingers.removed')
      }}
      onClose={onClose}
    />
  )
}

/** Takes the consent back; the fingers follow. */
export function WithdrawDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTexts()
  const withdraw = useMutation(useApi().fingers.withdraw.mutationOptions())
  return (
    <ReasonDialog
      title={t('staff.consent.withdrawTitle', { name: member.name })}
      text={t('staff.consent.withdrawText')}
      action={t('staff.consent.withdrawAction')}
      label={t('staff.consent.withdrawReason')}
      initial={t('staff.consent.withdrawDefault')}
      act={async (input) => {
        await withdraw.mutateAsync({ ...input, staffId: member.id })
        return t('staff.consent.withdrawn')
      }}
      onClose={onClose}
    />
  )
}
