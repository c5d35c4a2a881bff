import { useFindStaff } from '../../client/find-staff.ts'
import { useTexts } from '../../i18n/index.ts'
import { FormDialog } from '../../ui/form.tsx'
import { PersonField, type Person } from '../../ui/person-select.tsx'

interface Props {
  readonly userNo: string
  readonly person: Person | undefined
  readonly onGiven: (person: Person) => void
  readonly onClose: () => void
}

/** Whose user number of a terminal it is. */
export function GiveDialog({ userNo, person, onGiven, onClose }: Props) {
  const { t } = useTexts()
  const find = useFindStaff()
  return (
    <FormDialog<{ person: Person }>
      open
      title={t('punchFiles.giveTitle', { userNo })}
      submitText={t('punchFiles.give')}
      initial={person ? { person } : {}}
      onClose={onClose}
      onSubmit={(values) => {
        onGiven(values.person)
        return Promise.resolve(undefined)
      }}
    >
      <p>{t('punchFiles.giveText')}</p>
      <PersonField name="person" label={t('punchFiles.person')} find={find} required />
    </FormDialog>
  )
}
