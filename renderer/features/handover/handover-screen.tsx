import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'

import type { Handover } from '#shared/contract/handover.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { formatShort } from '../../ui/time.ts'
import { AbandonButton } from './abandon.tsx'
import { CountStep } from './count-step.tsx'
import { DonePanel, type Done } from './done-panel.tsx'
import { ExplainStep } from './explain-step.tsx'
import { IncomingStep, OutgoingStep } from './sign-steps.tsx'
import { FirstShift, StartPanel } from './start-panel.tsx'
import { StepBar, type Step } from './step-bar.tsx'
import './handover.css'

/** Where a handover under way stands; explaining ends when its form was saved, which the core does not tell apart. */
function stepOf(handover: Handover, explained: boolean): Step {
  if (handover.state === 'frozen') return 'count'
  if (handover.state === 'outgoingSigned') return 'incoming'
  return explained ? 'outgoing' : 'explain'
}

/** The whole handover as one calm page: each step below the line of steps, led by what the core knows. */
export function HandoverScreen() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const problems = useProblems()
  const current = useQuery(useApi().handovers.current.queryOptions({ input: {} }))
  const [explainedId, setExplainedId] = useState(0)
  const [done, setDone] = useState<Done>()
  const { deskShift, handover } = current.data ?? {}
  const line = deskShift
    ? t('handover.shiftLine', {
        number: deskShift.number,
        name: deskShift.openedBy,
        at: formatShort(deskShift.openedAt),
      })
    : undefined
  const links = (
    <>
      {handover && <AbandonButton handover={handover} />}
      <Button onClick={() => void navigate('/check-sheet')}>{t('handover.checkSheet')}</Button>
      <Button onClick={() => void navigate('/handover/history')}>{t('handover.history')}</Button>
    </>
  )
  return (
    <Page title={t('handover.title')} text={line} extra={links}>
      {current.isPending && <LoadingState />}
      {current.error && (
        <ErrorState message={problems.sentence(current.error)} onRetry={() => void current.refetch()} />
      )}
      {current.data && !deskShift && <FirstShift />}
      {deskShift && !handover && !done && <StartPanel />}
      {done && !handover && <DonePanel done={done} onAgain={() => setDone(undefined)} />}
      {handover && (
        <Steps
          handover={handover}
          step={stepOf(handover, explainedId === handover.id)}
          onExplained={(yes) => setExplainedId(yes ? handover.id : 0)}
          onDone={setDone}
        />
      )}
    </Page>
  )
}

type StepsProps = {
  handover: Handover
  step: Step
  onExplained: (explained: boolean) => void
  onDone: (done: Done) => void
}

function Steps({ handover, step, onExplained, onDone }: StepsProps) {
  return (
    <div className="h-flow">
      <StepBar step={step} />
      {step === 'count' && <CountStep handover={handover} />}
      {step === 'explain' && <ExplainStep handover={handover} onSaved={() => onExplained(true)} />}
      {step === 'outgoing' && <OutgoingStep handover={handover} onBack={() => onExplained(false)} />}
      {step === 'incoming' && <IncomingStep handover={handover} onDone={onDone} />}
    </div>
  )
}
