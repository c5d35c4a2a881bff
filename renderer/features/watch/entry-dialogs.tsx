import { useMutation } from '@tanstack/react-query'

import type { WatchEntry } from '#shared/contract/watch-list.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { shownError, useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { TextField } from '../../ui/fields.tsx'
import { FormDialog, type FormProblems } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { EntryFields } from './entry-fields.tsx'
import { entryInput, entryValues, type EntryValues } from './entry-values.ts'

/** Which field is too short, and how long it has to be. */
function useEntryProblems(): (error: unknown) => FormProblems {
  const { t } = useTexts()
  const { ofForm } = useProblems()
  const sentences: Readonly<Record<string, string>> = {
    name: t('watch.traitNeeded'),
    phone: t('watch.phoneWrong'),
    plate: t('watch.plateWrong'),
    company: t('watch.companyWrong'),
    validUntil: t('watch.validWrong'),
  }
  return (error) => {
    const { code, data } = shownError(error)
    const field = String(data['field'])
    const message = code === 'FIELD_INVALID' ? sentences[field] : undefined
    return message === undefined ? ofForm(error) : { fields: [{ field, message }] }
  }
}

/** Puts somebody on the list. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  const { done } = useNotice()
  const problemsOf = useEntryProblems()
  const requestId = useRequestId()
  const add = useMutation(useApi().watchList.add.mutationOptions())
  return (
    <FormDialog<EntryValues>
      open
      title={t('watch.add')}
      width={760}
      submitText={t('watch.save')}
      onClose={onClose}
      problemsOf={problemsOf}
      onSubmit={async (values) => {
        const { number } = await add.mutateAsync({ requestId: requestId.current(), ...entryInput(values) })
        done(t('watch.saved', { number }))
        return undefined
      }}
    >
      <EntryFields idNumberMasked="" photoOf={null} />
    </FormDialog>
  )
}

interface Props {
  readonly entry: WatchEntry
  readonly onClose: () => void
}

/** Changes an entry; false alarms about it are forgotten, which is said before. */
export function ChangeDialog({ entry, onClose }: Props) {
  const { t } = useTexts()
  const { done } = useNotice()
  const problemsOf = useEntryProblems()
  const requestId = useRequestId()
  const change = useMutation(useApi().watchList.change.mutationOptions())
  const { id, number } = entry
  return (
    <FormDialog<EntryValues>
      open
      title={t('watch.editTitle', { number })}
      width={760}
      initial={entryValues(entry)}
      onClose={onClose}
      problemsOf={problemsOf}
      onSubmit={async (values) => {
        await change.mutateAsync({
          requestId: requestId.current(),
          id,
          ...entryInput(values),
          keepIdNumber: values.removeId !== true,
          keepPhoto: values.photo === undefined,
        })
        done(t('watch.changed', { number }))
        return undefined
      }}
    >
      <p>{t('watch.editNote')}</p>
      <EntryFields idNumberMasked={entry.idNumberMasked} photoOf={entry.hasPhoto ? id : null} />
    </FormDialog>
  )
}

/** Says what ending does before it is done. */
export function EndDialog({ entry: { id, number }, onClose }: Props) {
  const { t } = useTexts()
  const { done } = useNotice()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  const end = useMutation(useApi().watchList.end.mutationOptions())
  return (
    <FormDialog<{ reason: string }>
      open
      title={t('watch.endTitle', { number })}
      submitText={t('watch.end')}
      onClose={onClose}
      problemsOf={ofForm}
      onSubmit={async ({ reason }) => {
        await end.mutateAsync({ requestId: requestId.current(), id, reason })
        done(t('watch.ended', { number }))
        return undefined
      }}
    >
      <p>{t('watch.endText')}</p>
      <TextField name="reason" label={t('watch.endReason')} required maxLength={200} />
    </FormDialog>
  )
}
