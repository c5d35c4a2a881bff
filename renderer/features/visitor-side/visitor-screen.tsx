import { ConfigProvider } from 'antd'
import { useEffect, useState } from 'react'

import type { Alarm } from '#shared/contract/evacuation.ts'
import type { TaskAnswer, VisitorTask } from '#shared/contract/visitor-side.ts'
import { locales, type Locale } from '#shared/i18n/index.ts'
import { useDesk } from '../../client/desk.tsx'
import { Emergency } from '../../client/emergency.tsx'
import { showLocale } from '../../i18n/index.ts'
import { setSiteZone } from '../../ui/time.ts'
import { Busy } from './busy.tsx'
import { Idle } from './idle.tsx'
import { Demo, Moment } from './moment.tsx'
import { OwnWay } from './own-way.tsx'
import { Task } from './task.tsx'
import { ToldWords, type Words } from './told.tsx'
import { useScreen } from './use-screen.ts'
import './visitor-side.css'

/** Nothing to be hit by a finger is lower than 48 pixels. */
const theme = { token: { fontSize: 20, controlHeight: 52 } }

type Shown = { kind: 'rest' } | { kind: 'own' } | { kind: 'told'; words: Words }
const rest: Shown = { kind: 'rest' }

/** The screen turned to the visitor: never a list, never a name but his own, always back to the start by itself. */
export function VisitorScreen() {
  const desk = useDesk()
  const screen = useScreen()
  const [shown, setShown] = useState<Shown>(rest)
  const task = screen?.task ?? null
  const taskId = task?.id
  const language = task?.language
  if (screen?.site) setSiteZone(screen.site.timeZone)

  useEffect(() => {
    if (language !== undefined) showLocale(language)
  }, [taskId, language])
  const idle = task === null && shown.kind === 'rest'
  useEffect(() => {
    if (idle) showLocale(locales[0]) // the next one's language is not known
  }, [idle])
  // while the core is away, its last word about an alarm stands
  const [alarm, setAlarm] = useState<Alarm | null>(null)
  if (screen !== null && screen.evacuation !== alarm) setAlarm(screen.evacuation)
  // the core has restarted or is away, or everybody has to go: what was typed is gone
  const interrupted = screen === null || alarm !== null
  const [wasInterrupted, setWasInterrupted] = useState(interrupted)
  if (interrupted !== wasInterrupted) {
    setWasInterrupted(interrupted)
    setShown(rest)
  }

  const toStart = () => setShown(rest)
  const tell = (words: Words) => setShown({ kind: 'told', words })
  const answer = async (id: string, given: TaskAnswer) => {
    tell('done') // stands behind the task until the core has taken it off the screen
    try {
      await desk.visitorSide.answer({ taskId: id, answer: given })
    } catch {
      tell('over')
    }
  }
  const decline = (id: string) => {
    toStart()
    desk.visitorSide.decline({ taskId: id }).catch(() => undefined) // over already
  }

  return (
    <ConfigProvider theme={theme}>
      <main className="w-screen">
        {alarm ? (
          <Emergency alarm={alarm} />
        ) : screen === null ? (
          <Moment />
        ) : task ? (
          <Busy onGone={() => decline(task.id)}>
            <TaskOf key={task.id} task={task} onAnswer={answer} onDecline={decline} />
          </Busy>
        ) : shown.kind === 'own' ? (
          <Busy onGone={toStart}>
            <OwnWay
              types={screen.types}
              onArrived={() => tell('wait')}
              onLeave={toStart}
              onLost={() => tell('over')}
            />
          </Busy>
        ) : shown.kind === 'told' ? (
          <ToldWords words={shown.words} onOver={toStart} />
        ) : (
          <Idle
            site={screen.site?.name ?? ''}
            {...(screen.types.length > 0 && {
              onBegin: (locale: Locale) => {
                showLocale(locale)
                setShown({ kind: 'own' })
              },
            })}
          />
        )}
        <Demo on={screen?.site?.demo === true} />
      </main>
    </ConfigProvider>
  )
}

interface TaskProps {
  readonly task: VisitorTask
  readonly onAnswer: (id: string, answer: TaskAnswer) => Promise<void>
  readonly onDecline: (id: string) => void
}

function TaskOf({ task, onAnswer, onDecline }: TaskProps) {
  return (
    <Task task={task} onAnswer={(answer) => onAnswer(task.id, answer)} onDecline={() => onDecline(task.id)} />
  )
}
