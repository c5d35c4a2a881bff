import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import type { Evacuee } from '#shared/contract/evacuation.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { newRequestId } from '../../client/request.ts'
import { useNotice } from '../../ui/notice.tsx'

/** Ticks people off and takes a tick back; remembers the last tick, so that a slip is undone with one key. */
export function useTicking() {
  const { problem } = useNotice()
  const { sentence } = useProblems()
  const [last, setLast] = useState<Evacuee | null>(null)
  const find = useMutation(useApi().evacuation.find.mutationOptions())
  const set = (one: Evacuee, found: boolean) => {
    if (one.id === null) return
    find.mutate(
      { requestId: newRequestId(), personId: one.id, found },
      {
        onSuccess: () => setLast(found ? one : null),
        onError: (error) => problem(sentence(error)),
      },
    )
  }
  return {
    last,
    tick: (one: Evacuee) => set(one, true),
    untick: (one: Evacuee) => set(one, false),
  }
}
