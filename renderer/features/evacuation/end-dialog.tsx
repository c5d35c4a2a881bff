import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'

import type { Evacuation } from '#shared/contract/evacuation.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { TextArea } from '../../ui/fields.tsx'
import { FormDialog } from '../../ui/form.tsx'

/** Ends the evacuation with a note, and goes on to its report. */
export function EndDialog({ evacuation, onClose }: { evacuation: Evacuation; onClose: () => void }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  const end = useMutation(useApi().evacuation.end.mutationOptions())
  const { id, number, people, found, unsure, unsureFound } = evacuation
  const missing = people - found
  const stillUnsure = unsure - unsureFound
  return (
    <FormDialog<{ note?: string }>
      open
      title={t('evacuation.endTitle', { number })}
      submitText={t('evacuation.end')}
      onClose={onClose}
      problemsOf={ofForm}
      onSubmit={async ({ note = '' }) => {
        await end.mutateAsync({ requestId: requestId.current(), note })
        return undefined
      }}
      onSaved={() => void navigate(`/evacuation/${id}`)}
    >
      <p className={missing > 0 ? 'q-bad' : ''}>
        {missing + stillUnsure === 0
          ? t('evacuation.endAll')
          : t('evacuation.endMissing', { missing, unsure: stillUnsure })}
      </p>
      <TextArea
        name="note"
        label={t('evacuation.note')}
        placeholder={t('evacuation.noteHint')}
        maxLength={300}
      />
    </FormDialog>
  )
}
