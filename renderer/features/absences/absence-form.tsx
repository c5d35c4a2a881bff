import { useMutation } from '@tanstack/react-query'

import type { AbsenceLine } from '#shared/contract/calls.ts'
import { useApi, useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { shownError, useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { DateTimeField, TextField } from '../../ui/fields.tsx'
import { FieldGrid, FormDialog, type FormProblems } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { PersonField, type FindPeople, type Person } from '../../ui/person-select.tsx'

interface Values {
  readonly person: Person
  readonly fromAt: number
  readonly untilAt: number
  readonly message?: string
  readonly deputy?: Person | null
}

/** The fields of the form by the names that the core gives them. */
const fieldOf: Readonly<Record<string, string>> = { staffId: 'person', deputyId: 'deputy' }

const valuesOf = (line: AbsenceLine): Values => ({
  person: { id: String(line.staffId), name: line.name, department: line.department },
  fromAt: line.fromAt,
  untilAt: line.untilAt,
  message: line.message,
  deputy: line.deputyId === null ? null : { id: String(line.deputyId), name: line.deputyName },
})

function useRefusals(): (error: unknown) => FormProblems {
  const { t } = useTexts()
  const problems = useProblems()
  return (error) => {
    const { code, data } = shownError(error)
    if (code !== 'FIELD_INVALID') return problems.ofForm(error)
    const field = String(data['field'])
    const words: Readonly<Record<string, string>> = {
      untilAt: t('absences.untilWrong'),
      deputyId: t('absences.deputyWrong'),
    }
    return { fields: [{ field: fieldOf[field] ?? field, message: words[field] ?? problems.sentence(error) }] }
  }
}

interface Props {
  /** What is changed; undefined for a new one, which begins at `now`, UTC ms. */
  readonly line: AbsenceLine | undefined
  readonly now: number
  readonly onClose: () => void
}

/** Who goes out, until when, what visitors may be told, and who stands in. */
export function AbsenceForm({ line, now, onClose }: Props) {
  const { t } = useTexts()
  const client = useDesk()
  const { done } = useNotice()
  const requestId = useRequestId()
  const problemsOf = useRefusals()
  const save = useMutation(useApi().absence.save.mutationOptions())
  const find: FindPeople = async (text) =>
    (await client.staff.find({ text })).map(({ id, ...one }) => ({ ...one, id: String(id) }))
  return (
    <FormDialog<Values>
      open
      title={line ? t('absences.edit') : t('absences.add')}
      width={760}
      initial={line ? valuesOf(line) : { fromAt: now }}
      onClose={onClose}
      problemsOf={problemsOf}
      onSubmit={async ({ person, fromAt, untilAt, message = '', deputy }) => {
        await save.mutateAsync({
          ...{ requestId: requestId.current(), id: line?.id ?? null, fromAt, untilAt, message },
          staffId: Number(person.id),
          deputyId: deputy ? Number(deputy.id) : null,
        })
        done(t('absences.saved', { name: person.name }))
        return undefined
      }}
    >
      <FieldGrid columns={2}>
        <PersonField name="person" label={t('absences.person')} find={find} required wide />
        <DateTimeField name="fromAt" label={t('absences.from')} required />
        <DateTimeField name="untilAt" label={t('absences.until')} required />
        <TextField
          name="message"
          label={t('absences.message')}
          placeholder={t('absences.messageHint')}
          maxLength={60}
        />
        <PersonField name="deputy" label={t('absences.deputy')} hint={t('absences.deputyHint')} find={find} />
      </FieldGrid>
    </FormDialog>
  )
}
