import { useTexts } from '../../i18n/index.ts'

const steps = ['freeze', 'count', 'explain', 'outgoing', 'incoming', 'print'] as const
export type Step = (typeof steps)[number]

/** The line of steps: what is done, what is now, what comes. */
export function StepBar({ step }: { step: Step }) {
  const { t } = useTexts()
  const now = steps.indexOf(step)
  return (
    <ol className="h-steps" aria-label={t('handover.steps.label')}>
      {steps.map((one, at) => (
        <li
          key={one}
          className={at < now ? 'h-past' : at === now ? 'h-now' : ''}
          aria-current={at === now ? 'step' : undefined}
        >
          <i aria-hidden="true">{at < now ? '✓' : at + 1}</i>
          {t(`handover.steps.${one}`)}
        </li>
      ))}
    </ol>
  )
}
