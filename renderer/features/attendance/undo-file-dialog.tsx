import { useMutation } from '@tanstack/react-query'

import type { PunchFile } from '#shared/contract/punch-files.ts'

import { useApi } from '../../client/desk.tsx'
import { ReasonDialog } from '../../client/reason-dialog.tsx'
import { useTexts } from '../../i18n/index.ts'

/** Takes a file back whole, with a reason. */
export function UndoFileDialog({ file, onClose }: { file: PunchFile; onClose: () => void }) {
  const { t } = useTexts()
  const undo = useMutation(useApi().punchFiles.undo.mutationOptions())
  return (
    <ReasonDialog
      title={t('punchFiles.undoTitle', { name: file.name })}
      text={t('punchFiles.undoText')}
      action={t('punchFiles.undo')}
      label={t('punchFiles.reason')}
      act={async (input) => {
        const { punches } = await undo.mutateAsync({ ...input, id: file.id })
        return t('punchFiles.undoDone', { punches })
      }}
      onClose={onClose}
    />
  )
}
