import { useMutation } from '@tanstack/react-query'

import { useTexts } from '../i18n/index.ts'
import { useNotice } from '../ui/notice.tsx'
import { useApi } from './desk.tsx'
import { useProblems } from './problem.ts'
import { newRequestId } from './request.ts'
import { forgetUndo, type Undoable } from './undo.ts'

/** Takes a leaving or a registration back and says so; `onUndone` follows when the core agreed. */
export function useTakeBack(onUndone: () => void = () => undefined): (what: Undoable) => Promise<void> {
  const { t } = useTexts()
  const { done, problem } = useNotice()
  const { sentence } = useProblems()
  const api = useApi()
  const leaving = useMutation(api.visitors.undoLeaving.mutationOptions())
  const registration = useMutation(api.visitors.void.mutationOptions())
  return async ({ kind, visitId, name }) => {
    const input = { requestId: newRequestId(), visitId }
    try {
      if (kind === 'leaving') {
        await leaving.mutateAsync(input)
        done(t('leaving.undone', { name }))
      } else {
        const { number } = await registration.mutateAsync(input)
        done(t('leaving.voidDone', { number }))
      }
      forgetUndo()
      onUndone()
    } catch (error) {
      problem(sentence(error))
    }
  }
}
