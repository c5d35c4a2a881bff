import { useMutation } from '@tanstack/react-query'

import type { Visit } from '#shared/contract/visitors.ts'
import { useCarsLeft } from '../../client/cars-left.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { newRequestId } from '../../client/request.ts'
import { visitorName } from '../../client/visitor-name.ts'
import { useTexts } from '../../i18n/index.ts'
import { useNotice } from '../../ui/notice.tsx'

/** Signs a visitor out and says so; the list refreshes by itself. */
export function useLeaving(): (visit: Visit, kind: 'seen' | 'said') => void {
  const { t } = useTexts()
  const { done, problem } = useNotice()
  const { sentence } = useProblems()
  const tellCars = useCarsLeft()
  const leave = useMutation(useApi().visitors.leave.mutationOptions())
  return (visit, kind) => {
    leave.mutate(
      { requestId: newRequestId(), visitId: visit.id, kind },
      {
        onSuccess() {
          done(t('visitors.leftDone', { name: visitorName(t, visit) }))
          tellCars(visit.id)
        },
        onError: (error) => problem(sentence(error)),
      },
    )
  }
}
