import { Button } from 'antd'
import type { z } from 'zod'

import type { contract } from '#shared/contract/index.ts'

import { useTexts } from '../../i18n/index.ts'
import { StatusTag, type Tone } from '../../ui/status.tsx'
import { formatDay } from '../../ui/time.ts'

type Listed = z.output<(typeof contract.fingers.list)['~orpc']['outputSchema'] & object>
export type Finger = Listed[number]

const tones: Record<NonNullable<Finger['quality']>, Tone> = {
  good: 'good',
  fair: 'good',
  recognised: 'good',
  weak: 'warn',
  unknown: 'bad',
}

type FingerLineProps = {
  finger: Finger
  /** Its purpose is over: it goes as soon as its reader is there. */
  ended: boolean
  onAgain: () => void
  onRemove: () => void
}

/** One finger: where it is, how well it is read, and what may be done with it. */
export function FingerLine({ finger, ended, onAgain, onRemove }: FingerLineProps) {
  const { t } = useTexts()
  const { label, quality, copied, deletedAt } = finger
  return (
    <li className={deletedAt === null ? '' : 't-deleted'}>
      <strong>{label}</strong>
      <Story finger={finger} />
      {quality !== null && <StatusTag tone={tones[quality]}>{t(`fingers.qualities.${quality}`)}</StatusTag>}
      {copied && <StatusTag tone="quiet">{t('fingers.copied')}</StatusTag>}
      {deletedAt === null && ended && <StatusTag tone="warn">{t('staff.fingers.waiting')}</StatusTag>}
      {deletedAt === null && !ended && (
        <>
          <Button size="small" onClick={onAgain} aria-label={t('fingers.againOf', { label })}>
            {t('fingers.again')}
          </Button>
          <Button size="small" onClick={onRemove} aria-label={t('staff.fingers.removeTitle', { label })}>
            {t('staff.fingers.remove')}
          </Button>
        </>
      )}
    </li>
  )
}

/** Where it is and since when, or when and how it went. */
function Story({ finger }: { finger: Finger }) {
  const { t } = useTexts()
  const { readerName, slot, enrolledAt, deletedAt, endReason } = finger
  const gone = endReason === 'readerReplaced' ? 'fingers.replacedAt' : 'staff.fingers.deletedAt'
  return (
    <span>
      {t('staff.fingers.place', { reader: readerName, slot })} ·{' '}
      <span className="t-piece">
        {deletedAt === null
          ? t('staff.fingers.enrolledAt', { date: formatDay(enrolledAt) })
          : t(gone, { date: formatDay(deletedAt) })}
      </span>
    </span>
  )
}
