import { useTexts } from '../../i18n/index.ts'
import { StatusTag } from '../../ui/status.tsx'
import type { Matter } from './matter.ts'

/** Overdue at `now` (UTC ms), urgent, or ordinary: what wants to be done first stands out. */
export function PriorityTag({ matter, now }: { matter: Pick<Matter, 'priority' | 'dueAt'>; now: number }) {
  const { t } = useTexts()
  if (matter.dueAt !== null && matter.dueAt < now)
    return <StatusTag tone="bad">{t('matters.overdue')}</StatusTag>
  if (matter.priority === 'urgent') return <StatusTag tone="warn">{t('matters.urgent')}</StatusTag>
  return <StatusTag tone="quiet">{t('matters.ordinary')}</StatusTag>
}
