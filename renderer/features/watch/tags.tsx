import type { WatchEntry, WatchGrade, WatchHit } from '#shared/contract/watch-list.ts'
import type { WatchStrength } from '#shared/domain/watch-match.ts'
import { useTexts } from '../../i18n/index.ts'
import { StatusTag, type Tone } from '../../ui/status.tsx'

const gradeTone: Record<WatchGrade, Tone> = {
  denied: 'bad',
  approval: 'warn',
  welcome: 'good',
  noticed: 'busy',
}

/** What is done with whom an entry fits. */
export function GradeTag({ grade }: { grade: WatchGrade }) {
  const { t } = useTexts()
  return <StatusTag tone={gradeTone[grade]}>{t(`watch.grades.${grade}`)}</StatusTag>
}

const stateTone: Record<WatchEntry['state'], Tone> = { active: 'good', over: 'quiet', ended: 'quiet' }

/** Whether an entry counts. */
export function StateTag({ state }: { state: WatchEntry['state'] }) {
  const { t } = useTexts()
  return <StatusTag tone={stateTone[state]}>{t(`watch.states.${state}`)}</StatusTag>
}

const strengthTone: Record<WatchStrength, Tone> = { certain: 'bad', strong: 'warn', weak: 'quiet' }

/** How sure it is that he is the one. */
export function StrengthTag({ strength }: { strength: WatchStrength }) {
  const { t } = useTexts()
  return <StatusTag tone={strengthTone[strength]}>{t(`watch.strengths.${strength}`)}</StatusTag>
}

const outcomeTone: Record<WatchHit['outcome'], Tone> = {
  open: 'warn',
  noticed: 'busy',
  denied: 'bad',
  allowed: 'good',
  falseAlarm: 'quiet',
}

/** What came of a hit; one that a duty manager has only to know of, until he knows. */
export function OutcomeTag({ hit: { outcome, decidedAt } }: { hit: WatchHit }) {
  const { t } = useTexts()
  if (outcome === 'noticed' && decidedAt !== null)
    return <StatusTag tone="quiet">{t('watch.seenTag')}</StatusTag>
  return <StatusTag tone={outcomeTone[outcome]}>{t(`watch.outcomes.${outcome}`)}</StatusTag>
}
