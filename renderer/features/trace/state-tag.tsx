import type { TracedVisit } from '#shared/contract/trace.ts'
import { useTexts } from '../../i18n/index.ts'
import { StatusTag, type Tone } from '../../ui/status.tsx'

const tones = { todo: 'busy', unknown: 'warn', done: 'good' } as const satisfies Record<string, Tone>

/** How far the search for somebody has come. */
export function StateTag({ state }: Pick<TracedVisit, 'state'>) {
  const { t } = useTexts()
  return <StatusTag tone={tones[state]}>{t(`trace.states.${state}`)}</StatusTag>
}
