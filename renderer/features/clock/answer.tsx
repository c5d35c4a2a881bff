import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import type { ReactNode } from 'react'

import type { PunchResult } from '#shared/contract/attendance.ts'

import { useTexts } from '../../i18n/index.ts'
import { formatClock, formatMoment } from '../../ui/time.ts'
import { Month } from './month.tsx'
import { toneOf } from './told.ts'
import type { Told } from './use-clock.ts'
import type { Tone } from './voice.ts'

const icons: Record<Tone, ReactNode> = {
  good: <CheckCircleFilled />,
  warn: <ExclamationCircleFilled />,
  bad: <CloseCircleFilled />,
}

/** What a touch or a PIN has led to, readable from two metres: colour, icon and words say the same. */
export function Answer({ told }: { told: Told }) {
  const { t } = useTexts()
  const tone = toneOf(told)
  switch (told.kind) {
    case 'punch':
      return <PunchAnswer tone={tone} result={told.result} />
    case 'explained':
      return told.again ? (
        <Panel tone={tone} title={t('clock.explain.again')} text={t('clock.explain.againText')} />
      ) : (
        <Panel tone={tone} title={t('clock.explain.done')} text={t('clock.explain.doneText')} />
      )
    case 'unknownFinger':
      return <Panel tone={tone} title={t('clock.unknown')} text={t('clock.unknownText')} />
    case 'unknownCard':
      return <Panel tone={tone} title={t('clock.unknownCard')} text={t('clock.unknownCardText')} />
    case 'notKept':
      return <Panel tone={tone} title={t('clock.notKept')} text={t('clock.notKeptText')} />
    case 'dirtyFinger':
      return <Panel tone={tone} title={t('clock.dirty')} text={t(`clock.dirtyTexts.${told.reason}`)} />
  }
}

function PunchAnswer({ tone, result }: { tone: Tone; result: PunchResult }) {
  const { t } = useTexts()
  const { name, at, meaning, minutes, month, photo } = result
  const noted = meaning === 'late' || meaning === 'earlyOut' || meaning === 'again'
  return (
    <div className={`c-answer c-answer-${tone} c-punch`}>
      <div className="c-punch-main">
        {photo === null ? (
          <span className="c-icon" aria-hidden="true">
            {icons[tone]}
          </span>
        ) : (
          <span className="c-face">
            <img src={photo} alt="" />
            <span aria-hidden="true">{icons[tone]}</span>
          </span>
        )}
        <p className={name.length > 6 ? 'c-name c-name-long' : 'c-name'}>{name}</p>
        <p className="c-at">{formatMoment(at, 'HH:mm:ss')}</p>
        <p className="c-title">{t(`clock.meanings.${meaning}`, { minutes, time: formatClock(at) })}</p>
        {noted && <p className="c-text">{t(`clock.notes.${meaning}`)}</p>}
      </div>
      <Month month={month} today={Number(formatMoment(at, 'D'))} />
    </div>
  )
}

function Panel({ tone, title, text }: { tone: Tone; title: string; text: string }) {
  return (
    <div className={`c-answer c-answer-${tone}`}>
      <span className="c-icon" aria-hidden="true">
        {icons[tone]}
      </span>
      <p className="c-title">{title}</p>
      <p className="c-text">{text}</p>
    </div>
  )
}
