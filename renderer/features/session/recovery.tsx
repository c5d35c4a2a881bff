import { useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { SecretField, SelectField, TextField } from '../../ui/fields.tsx'
import { DeskForm } from '../../ui/form.tsx'

interface Values {
  readonly staffId: number
  readonly recoveryKey: string
  readonly newPassword: string
}

interface Props {
  readonly people: readonly { staffId: number; name: string; role: string }[]
  /** True when a new password was set, false when given up. */
  readonly onDone: (recovered: boolean) => void
}

/** A new administrator password for whoever holds the printed recovery key. */
export function Recovery({ people, onDone }: Props) {
  const { t } = useTexts()
  const client = useDesk()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  const administrators = people.filter(({ role }) => role === 'administrator')
  return (
    <DeskForm<Values>
      guard={false}
      initial={administrators[0] ? { staffId: administrators[0].staffId } : {}}
      submitText={t('session.setPassword')}
      onCancel={() => onDone(false)}
      problemsOf={ofForm}
      onSubmit={async (values) => {
        await client.session.recover({ requestId: requestId.current(), ...values })
        requestId.renew()
        onDone(true)
        return undefined
      }}
    >
      <SelectField
        name="staffId"
        label={t('session.roles.administrator')}
        options={administrators.map(({ staffId, name }) => ({ value: staffId, label: name }))}
        required
      />
      <TextField
        name="recoveryKey"
        label={t('session.recoveryKey')}
        hint={t('session.recoveryHint')}
        required
      />
      <SecretField
        name="newPassword"
        label={t('session.newPassword')}
        hint={t('session.passwordHint')}
        required
      />
    </DeskForm>
  )
}
