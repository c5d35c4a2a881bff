import type { z } from 'zod'

import type { recorded } from '#shared/contract/values.ts'
import { useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { shownError, useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import type { FormProblems } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import type { StartExpected } from './arrival-start.ts'
import type { visitInput } from './visit-input.ts'

export type Recorded = z.infer<typeof recorded>
type Input = ReturnType<typeof visitInput> & Partial<StartExpected>

/**
 * Registers somebody, once however often it is sent. Somebody who is inside already is asked about first. Answers the new
 * line, or the sentence why there is none; rejects with the core's error.
 */
export function useRegister(): (input: Input) => Promise<Recorded | FormProblems> {
  const { t } = useTexts()
  const client = useDesk()
  const requestId = useRequestId()
  const { sentence } = useProblems()
  const { ask } = useNotice()
  const send = async (input: Input, unlessInside: boolean) => {
    const answer = await client.visitors.register({ requestId: requestId.current(), ...input, unlessInside })
    requestId.renew()
    return answer
  }
  return async (input) => {
    try {
      return await send(input, true)
    } catch (error) {
      const { code, data } = shownError(error)
      if (code !== 'VISIT_INSIDE') throw error
      const again = await ask({
        title: t('visitors.insideTitle', { number: String(data['number']) }),
        text: t('visitors.insideText'),
        action: t('visitors.insideAgain'),
        danger: true,
      })
      return again ? send(input, false) : { message: sentence(error) }
    }
  }
}
