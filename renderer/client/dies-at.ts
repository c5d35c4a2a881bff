import type { HeldLine } from '#shared/contract/privacy.ts'
import type { Translate } from '../i18n/index.ts'
import { formatDay } from '../ui/time.ts'

/** The day on which something held is erased by itself, or why there is none yet. */
export function diesAtText(t: Translate, { diesAt, keptBy }: HeldLine): string {
  if (diesAt !== null) return formatDay(diesAt)
  return keptBy === 'inCustody' ? t('privacy.afterReturn') : t('privacy.never')
}
