import { useMutation } from '@tanstack/react-query'

import type { Member } from '#shared/contract/staff.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { TextField } from '../../ui/fields.tsx'
import { FormDialog } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import type { Finger } from './finger-line.tsx'

/** Deletes one finger from its reader, with a reason that stays on record. */
export function RemoveDialog({ finger, onClose }: { finger: Finger; onClose: () => void }) {
  const { t } = useTexts()
  const { done } = useNotice()
  const problems = useProblems()
  const requestId = useRequestId()
  const remove = useMutation(useApi().fingers.remove.mutationOptions())
  return (
    <FormDialog<{ reason: string }>
      open
      title={t('staff.fingers.removeTitle', { label: finger.label })}
      submitText={t('staff.fingers.remove')}
      onClose={onClose}
      problemsOf={problems.ofForm}
      onSubmit={async ({ reason }) => {
        await remove.mutateAsync({ requestId: requestId.current(), fingerId: finger.id, reason })
        done(t('staff.fingers.removed'))
        return undefined
      }}
    >
      <p>{t('staff.fingers.removeText')}</p>
      <TextField name="reason" label={t('staff.fingers.removeReason')} required maxLength={120} />
    </FormDialog>
  )
}

/** Takes the consent back; the fingers follow. */
export function WithdrawDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTexts()
  const { done } = useNotice()
  const problems = useProblems()
  const requestId = useRequestId()
  const withdraw = useMutation(useApi().fingers.withdraw.mutationOptions())
  return (
    <FormDialog<{ reason: string }>
      open
      title={t('staff.consent.withdrawTitle', { name: member.name })}
      submitText={t('staff.consent.withdrawAction')}
      initial={{ reason: t('staff.consent.withdrawDefault') }}
      onClose={onClose}
      problemsOf={problems.ofForm}
      onSubmit={async ({ reason }) => {
        await withdraw.mutateAsync({ requestId: requestId.current(), staffId: member.id, reason })
        done(t('staff.consent.withdrawn'))
        return undefined
      }}
    >
      <p>{t('staff.consent.withdrawText')}</p>
      <TextField name="reason" label={t('staff.consent.withdrawReason')} required maxLength={120} />
    </FormDialog>
  )
}
