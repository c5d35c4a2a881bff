import type { ClockJump } from '#shared/contract/clock-jumps.ts'
import { spanOf } from '#shared/domain/span.ts'
import type { Translate } from '../../i18n/index.ts'

/** `2 小时` of ms of either sign. */
export function spanText(t: Translate, ms: number): string {
  const { unit, count } = spanOf(ms)
  return t(`health.spans.${unit}`, { count })
}

/** How the clock went. */
export function jumpText(t: Translate, { jumpMs, running }: ClockJump): string {
  const span = spanText(t, jumpMs)
  if (!running) return t('clockJumps.found', { span })
  return jumpMs > 0 ? t('clockJumps.forward', { span }) : t('clockJumps.back', { span })
}
