import type { Visit } from '#shared/contract/visitors.ts'
import { useTexts } from '../../i18n/index.ts'
import { StatusTag, type Tone } from '../../ui/status.tsx'
import { formatShort } from '../../ui/time.ts'

const tones = { seen: 'good', said: 'quiet', system: 'warn' } as const satisfies Record<string, Tone>

/** How a visit ended: the three ways never look alike, and what the system closed shows no time. */
export function LeaveTag({ visit }: { visit: Pick<Visit, 'leaveKind' | 'leftAt' | 'voidedAt'> }) {
  const { t } = useTexts()
  const { leaveKind, leftAt, voidedAt } = visit
  if (voidedAt !== null) return <StatusTag tone="bad">{t('leaving.voided')}</StatusTag>
  if (leaveKind === null) return <StatusTag tone="busy">{t('visitors.inside')}</StatusTag>
  return (
    <StatusTag tone={tones[leaveKind]}>
      {t(`visitors.leaveKinds.${leaveKind}`)} {leftAt === null ? t('visitors.noTime') : formatShort(leftAt)}
    </StatusTag>
  )
}
