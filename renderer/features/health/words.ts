import type { Finding } from '#shared/contract/health.ts'
import { spanOf } from '#shared/domain/span.ts'
import type { Translate } from '../../i18n/index.ts'
import { formatMoment } from '../../ui/time.ts'

function spanText(t: Translate, ms: number): string {
  const { unit, count } = spanOf(ms)
  return t(`health.spans.${unit}`, { count })
}

const megabytes = (t: Translate, bytes: number) =>
  t('settings.megabytes', { size: Math.floor(bytes / 1_000_000) })

/** One or two sentences: what is the matter. */
export function whatOf(t: Translate, finding: Finding): string {
  switch (finding.kind) {
    case 'fileDamaged':
      return t('health.what.fileDamaged')
    case 'newestMissing':
      return t('health.what.newestMissing', { missing: finding.missing, headSeq: finding.headSeq })
    case 'entryChanged':
      return t('health.what.entryChanged', { headSeq: finding.headSeq })
    case 'headUnreadable':
      return t('health.what.headUnreadable')
    case 'clockDoubtful': {
      const span = spanText(t, finding.jumpMs)
      return finding.jumpMs > 0
        ? t('health.what.clockForward', { span })
        : t('health.what.clockBack', { span })
    }
    case 'backupOverdue':
      return finding.newestAt === null
        ? t('health.what.backupNever')
        : t('health.what.backupOverdue', { at: formatMoment(finding.newestAt) })
    case 'evacuationListUnwritten': {
      const why = t(`health.unwritten.${finding.reason}`)
      return finding.writtenAt === null
        ? t('health.what.listNever', { why })
        : t('health.what.listOld', { why, at: formatMoment(finding.writtenAt) })
    }
    case 'diskLow':
      return t('health.what.diskLow', {
        free: megabytes(t, finding.freeBytes),
        wanted: megabytes(t, finding.wantedBytes),
      })
  }
}

/** And what to do next. */
export function nextOf(t: Translate, { kind }: Finding): string {
  return kind === 'newestMissing' || kind === 'entryChanged'
    ? t('health.next.lost')
    : t(`health.next.${kind}`)
}
