import { useProblems } from '../../client/problem.ts'
import { shownError } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import type { Stage } from './use-enrolment.ts'

type Shown = Exclude<Stage, { kind: 'idle' }>
type Tone = 'good' | 'warn' | 'bad'

/** What to do now, in one large sentence that is read over the desk. */
export function Guidance({ stage }: { stage: Shown }) {
  const { t } = useTexts()
  const failure = useFailure()
  switch (stage.kind) {
    case 'waiting':
      return <Panel title={t('staff.enrol.waiting')} />
    case 'step':
      return <StepPanel stage={stage} />
    case 'trying':
      return stage.poor === null ? (
        <Panel title={t('fingers.tryNow')} text={t('fingers.tryHint')} />
      ) : (
        <Panel tone="warn" title={t(`fingers.poor.${stage.poor}`)} text={t('fingers.tryHint')} />
      )
    case 'tried': {
      const { quality, score, oldKept } = stage
      const points = score === null ? '' : ` (${t('fingers.score', { score })})`
      return (
        <Panel
          tone={quality === 'weak' ? 'warn' : quality === 'unknown' ? 'bad' : 'good'}
          title={t(`fingers.qualities.${quality}`) + points}
          text={[t(`fingers.advice.${quality}`), oldKept ? t('fingers.oldKept') : ''].join('')}
        />
      )
    }
    case 'untried':
      return (
        <Panel
          tone="warn"
          title={t('fingers.untried')}
          text={t('fingers.untriedText') + (stage.oldKept ? t('fingers.oldKept') : '')}
        />
      )
    case 'failed':
      return <Panel tone="bad" title={t('staff.enrol.stopped')} text={failure(stage.error)} />
  }
}

function StepPanel({ stage: { step, press, reason } }: { stage: Extract<Stage, { kind: 'step' }> }) {
  const { t } = useTexts()
  const title = step === 'poor' ? t(`fingers.poor.${reason ?? 'other'}`) : t(`staff.enrol.steps.${step}`)
  const bad = step === 'poor' || step === 'different'
  return <Panel {...(bad && { tone: 'warn' })} title={title} text={t('fingers.press', { press })} />
}

/** Why an enrolment came to nothing, and what to do next. */
function useFailure(): (error: unknown) => string {
  const { t } = useTexts()
  const { sentence } = useProblems()
  return (error) => {
    const { code, data } = shownError(error)
    const reason = code === 'ENROL_FAILED' ? data['reason'] : undefined
    if (code === 'FINGER_DUPLICATE' && typeof data['whose'] === 'string')
      return t('fingers.duplicateOf', { name: data['whose'] })
    return reason === 'timedOut' || reason === 'poor' || reason === 'different' || reason === 'cancelled'
      ? t(`staff.enrol.reasons.${reason}`)
      : sentence(error)
  }
}

function Panel({ tone, title, text }: { tone?: Tone; title: string; text?: string }) {
  return (
    <div
      className={tone === undefined ? 't-guide' : `t-guide t-guide-${tone}`}
      role={tone === 'bad' ? 'alert' : 'status'}
    >
      <strong>{title}</strong>
      {text !== undefined && <p>{text}</p>}
    </div>
  )
}
