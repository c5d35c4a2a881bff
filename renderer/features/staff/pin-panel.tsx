import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'

import type { Member } from '#shared/contract/staff.ts'
import { password, pin as pinSchema } from '#shared/contract/values.ts'

import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useProblems } from '../../client/problem.ts'
import { shownError, useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { SecretField } from '../../ui/fields.tsx'
import { FormDialog, type FormProblems } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'

type PinPanelProps = {
  member: Member
  open: boolean
  onOpen: () => void
  onClose: () => void
}

/** The way to clock that everybody has: staff number and PIN. */
export function PinPanel({ member, open, onOpen, onClose }: PinPanelProps) {
  const { t } = useTexts()
  const may = usePermissions()
  return (
    <section className="q-panel" aria-label={t('staff.pin.title')}>
      <h2>{t('staff.pin.title')}</h2>
      <p>{member.hasPin ? t('staff.pin.set') : t('staff.pin.none')}</p>
      {may('staff.credentials') ? (
        <Button type={member.hasPin ? 'default' : 'primary'} onClick={onOpen}>
          {t('staff.pin.change')}
        </Button>
      ) : (
        <p className="t-note">{t('staff.pin.adminOnly')}</p>
      )}
      {open && <PinDialog member={member} onClose={onClose} />}
    </section>
  )
}

type Values = { pin: string; again: string }

function PinDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTexts()
  const { done } = useNotice()
  const problems = useProblems()
  const requestId = useRequestId()
  const setPin = useMutation(useApi().staff.setPin.mutationOptions())
  const valid = (value: unknown) => pinSchema.safeParse(value).success || password.safeParse(value).success
  const problemsOf = (error: unknown): FormProblems =>
    shownError(error).code === 'PIN_WEAK'
      ? { fields: [{ field: 'pin', message: problems.sentence(error) }] }
      : problems.ofForm(error)
  return (
    <FormDialog<Values>
      open
      title={t('staff.pin.dialog', { name: member.name })}
      onClose={onClose}
      problemsOf={problemsOf}
      onSubmit={async ({ pin, again }) => {
        if (pin !== again) return { fields: [{ field: 'again', message: t('staff.pin.differ') }] }
        await setPin.mutateAsync({ requestId: requestId.current(), id: member.id, pin })
        done(t('staff.pin.done'))
        return undefined
      }}
    >
      <p>{t('staff.pin.text')}</p>
      <SecretField
        name="pin"
        label={t('staff.pin.one')}
        hint={t('staff.pin.oneHint')}
        required
        rules={[
          {
            validator: (_, value: unknown) =>
              valid(value) ? Promise.resolve() : Promise.reject(new Error(t('staff.pin.wrong'))),
          },
        ]}
      />
      <SecretField name="again" label={t('staff.pin.two')} required />
    </FormDialog>
  )
}
