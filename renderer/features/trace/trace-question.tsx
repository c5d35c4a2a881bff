import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'

import { traceOutcomes, traceWays, type TracedVisit } from '#shared/contract/trace.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useOfferUndo } from '../../client/undo.ts'
import { useTexts } from '../../i18n/index.ts'
import { useShortcut } from '../../ui/keyboard.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { fromWall, toWall } from '../../ui/time.ts'

type Way = (typeof traceWays)[number]
type Outcome = (typeof traceOutcomes)[number]

const hour = 3_600_000
/** Until when somebody stays who was found inside, UTC ms. */
const stays = {
  hour: (now: number) => now + hour,
  hours: (now: number) => now + 3 * hour,
  morning: (now: number) => fromWall(toWall(now).add(1, 'day').startOf('day').hour(9)),
} as const
const stayNames = ['hour', 'hours', 'morning'] as const

/** Three questions of three answers each, by the keys 1 to 3; the third is asked of whoever is still inside. */
export function TraceQuestion({ visit, onNext }: { visit: TracedVisit; onNext: () => void }) {
  const { t } = useTexts()
  const { done, problem } = useNotice()
  const { sentence } = useProblems()
  const requestId = useRequestId()
  const offerUndo = useOfferUndo()
  const record = useMutation(useApi().trace.record.mutationOptions())
  const [way, setWay] = useState<Way | null>(null)
  const [inside, setInside] = useState(false)
  const [note, setNote] = useState('')
  const again = () => {
    setInside(false)
    setWay(null)
  }

  const save = (outcome: Outcome, stayUntil?: number) => {
    if (way === null || record.isPending) return
    const { visitId, name, closedAt } = visit
    record.mutate(
      {
        requestId: requestId.current(),
        visitId,
        way,
        outcome,
        note,
        ...(stayUntil === undefined ? {} : { stayUntil }),
      },
      {
        onSuccess() {
          requestId.renew()
          if (outcome === 'left' && closedAt === null) offerUndo({ kind: 'leaving', visitId, name })
          else done(t('trace.recorded', { name, outcome: t(`trace.outcomes.${outcome}`) }))
          again()
          onNext()
        },
        onError: (error) => problem(sentence(error)),
      },
    )
  }
  useShortcut('Escape', again, { label: t('trace.back'), disabled: way === null })

  return (
    <section className="tr-question">
      <Input
        aria-label={t('trace.note')}
        placeholder={t('trace.noteHint')}
        value={note}
        maxLength={200}
        onChange={(event) => setNote(event.target.value)}
        onPressEnter={(event) => event.currentTarget.blur()}
      />
      {way === null ? (
        <Choice
          key="way"
          question={t('trace.askWay')}
          answers={traceWays.map((one) => ({ label: t(`trace.ways.${one}`), run: () => setWay(one) }))}
        />
      ) : inside ? (
        <Choice
          key="stay"
          question={t('trace.askStay')}
          answers={stayNames.map((one) => ({
            label: t(`trace.stays.${one}`),
            run: () => save('inside', stays[one](Date.now())),
          }))}
          onBack={again}
        />
      ) : (
        <Choice
          key="outcome"
          question={`${t(`trace.ways.${way}`)} · ${t('trace.askOutcome')}`}
          answers={traceOutcomes.map((one) => ({
            label: t(`trace.outcomes.${one}`),
            run: () => (one === 'inside' ? setInside(true) : save(one)),
          }))}
          onBack={again}
        />
      )}
    </section>
  )
}

interface Answer {
  readonly label: string
  readonly run: () => void
}

function Choice({
  question,
  answers,
  onBack,
}: {
  question: string
  answers: readonly Answer[]
  onBack?: () => void
}) {
  const { t } = useTexts()
  const press = (at: number) => () => answers[at]?.run()
  useShortcut('1', press(0), { label: answers[0]?.label ?? '' })
  useShortcut('2', press(1), { label: answers[1]?.label ?? '' })
  useShortcut('3', press(2), { label: answers[2]?.label ?? '' })
  return (
    <div className="tr-choice" role="group" aria-label={question}>
      <strong>{question}</strong>
      {answers.map(({ label, run }, at) => (
        <Button key={label} size="large" aria-keyshortcuts={String(at + 1)} onClick={run}>
          <kbd>{at + 1}</kbd>
          {label}
        </Button>
      ))}
      {onBack && (
        <Button type="text" onClick={onBack}>
          {t('trace.back')} Esc
        </Button>
      )}
    </div>
  )
}
