import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'

import type { TaskAnswer } from '#shared/contract/visitor-side.ts'
import type { DeskClient } from '../../client/connect.ts'
import { useApi, useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useNotice } from '../../ui/notice.tsx'

type Hand = Parameters<DeskClient['visitorSide']['hand']>[0]

/** Hands the visitor a task on his own screen, follows it, and takes his answer once. Leaving the form takes it back. */
export function useHandOver(onAnswer: (answer: TaskAnswer) => void) {
  const desk = useDesk()
  const { problem } = useNotice()
  const { sentence } = useProblems()
  const { data } = useQuery(useApi().visitorSide.desk.queryOptions({ input: {} }))
  const [handed, setHanded] = useState<string | null>(null)
  /** To be taken back when the form is left; null once it is over. */
  const open = useRef<string | null>(null)
  const task = data?.task
  const state = task && task.id === handed ? task.state : undefined

  const forget = (taskId: string) => {
    open.current = null
    desk.visitorSide.takeBack({ taskId }).catch(() => undefined) // over already
  }
  const collect = useEffectEvent(async (taskId: string) => {
    if (open.current !== taskId) return
    open.current = null // an answer is given once
    try {
      onAnswer(await desk.visitorSide.collect({ taskId }))
    } catch (error) {
      problem(sentence(error))
    }
  })
  useEffect(() => {
    if (handed !== null && state === 'answered') void collect(handed)
  }, [handed, state])
  const leave = useEffectEvent(() => {
    if (open.current !== null) forget(open.current)
  })
  useEffect(() => () => leave(), [])

  return {
    connected: data?.connected ?? false,
    /** `open` while the visitor is at it; otherwise how the last task ended. */
    state,
    hand: async (task: Hand) => {
      try {
        const { taskId } = await desk.visitorSide.hand(task)
        open.current = taskId
        setHanded(taskId)
      } catch (error) {
        problem(sentence(error))
      }
    },
    takeBack: () => {
      if (handed !== null) forget(handed)
      setHanded(null)
    },
  }
}
