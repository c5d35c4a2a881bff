import { useMutation } from '@tanstack/react-query'

import type { PunchFile } from '#shared/contract/punch-files.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { TextField } from '../../ui/fields.tsx'
import { FormDialog } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'

/** Takes a file back whole, with a reason. */
export function UndoFileDialog({ file, onClose }: { file: PunchFile; onClose: () => void }) {
  const { t } = useTexts()
  const { done } = useNotice()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  const undo = useMutation(useApi().punchFiles.undo.mutationOptions())
  return (
    <FormDialog<{ reason: string }>
      open
      title={t('punchFiles.undoTitle', { name: file.name })}
      submitText={t('punchFiles.undo')}
      onClose={onClose}
      problemsOf={ofForm}
      onSubmit={async ({ reason }) => {
        const input = { requestId: requestId.current(), id: file.id, reason }
        const { punches } = await undo.mutateAsync(input)
        done(t('punchFiles.undoDone', { punches }))
        return undefined
      }}
    >
      <p>{t('punchFiles.undoText')}</p>
      <TextField name="reason" label={t('punchFiles.reason')} maxLength={120} required />
    </FormDialog>
  )
}
