import type { RetentionCounts } from '#shared/contract/privacy.ts'
import type { Translate } from '../i18n/index.ts'

const registers = ['visits', 'photos', 'parcels', 'deposits', 'watchEntries'] as const

/** What saving shorter periods erases at once, in a sentence; null when that is nothing. */
export function erasedAtOnce(t: Translate, counts: RetentionCounts): string | null {
  const what = registers
    .filter((register) => counts[register] > 0)
    .map((register) => t(`privacy.previewOf.${register}`, { count: counts[register] }))
  return what.length === 0 ? null : t('privacy.preview', { what: what.join(t('privacy.join')) })
}
