import { useState } from 'react'

import { useProblems } from '../../client/problem.ts'
import { shownError, useRequestId, type ShownError } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'

/**
 * Asks the core for whoever stands at the clock, and says in a sentence what went wrong. Over a line that is gone
 * (`reachable` false) nothing is sent: it would never be answered.
 */
export function useAsking(reachable: boolean, onUnknownNumber: () => void) {
  const { t } = useTexts()
  const { sentence } = useProblems()
  const requestId = useRequestId()
  const [problem, setProblem] = useState<string>()
  return {
    problem,
    forget: () => setProblem(undefined),
    /** `isTold`: a failure that its owner tells in another way. */
    async ask(
      call: (requestId: string) => Promise<void>,
      isTold: (code: ShownError['code']) => boolean = () => false,
    ): Promise<void> {
      if (!reachable) {
        setProblem(t('errors.CONNECTION_LOST'))
        return
      }
      try {
        await call(requestId.current())
      } catch (error) {
        const { code } = shownError(error)
        // an answer that was lost is asked for again under the same id, so that it is kept once
        if (code !== 'CONNECTION_LOST' && code !== 'UNKNOWN') requestId.renew()
        if (isTold(code)) return
        const unknown = code === 'NOT_FOUND' || code === 'INVALID_INPUT'
        if (unknown) onUnknownNumber()
        setProblem(unknown ? t('clock.unknownNumber') : sentence(error))
      }
    },
  }
}
