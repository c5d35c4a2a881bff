import type { ExpectedVisit } from '#shared/contract/expected.ts'
import { useTexts } from '../../i18n/index.ts'
import { StatusTag, type Tone } from '../../ui/status.tsx'

const tones = {
  expected: 'busy',
  arrived: 'good',
  noShow: 'warn',
  cancelled: 'quiet',
} as const satisfies Record<ExpectedVisit['state'], Tone>

/** What became of an appointment, by sign and word. */
export function StateTag({ state }: Pick<ExpectedVisit, 'state'>) {
  const { t } = useTexts()
  return <StatusTag tone={tones[state]}>{t(`expected.states.${state}`)}</StatusTag>
}
