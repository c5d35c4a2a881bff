import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import type { ReactNode } from 'react'

import type { PunchResult } from '#shared/contract/attendance.ts'

import { useTexts } from '../../i18n/index.ts'
import { formatMoment } from '../../ui/time.ts'
import type { Told } from './use-clock.ts'

type Tone = 'good' | 'warn' | 'bad'

const icons: Record<Tone, ReactNode> = {
  good: <CheckCircleFilled />,
  warn: <ExclamationCircleFilled />,
  bad: <CloseCircleFilled />,
}

const tones: Record<PunchResult['meaning'], Tone> = {
  onTime: 'good',
  out: 'good',
  back: 'good',
  again: 'good',
  noShift: 'good',
  late: 'warn',
  earlyOut: 'warn',
}

/** What a touch or a PIN has led to, readable from two metres: colour, icon and words say the same. */
export function Answer({ told }: { told: Told }) {
  const { t } = useTexts()
  switch (told.kind) {
    case 'punch':
      return <PunchAnswer result={told.result} />
    case 'unknownFinger':
      return <Panel tone="bad" title={t('clock.unknown')} text={t('clock.unknownText')} />
    case 'unknownCard':
      return <Panel tone="bad" title={t('clock.unknownCard')} text={t('clock.unknownCardText')} />
    case 'notKept':
      return <Panel tone="bad" title={t('clock.notKept')} text={t('clock.notKeptText')} />
    case 'dirtyFinger':
      return <Panel tone="warn" title={t('clock.dirty')} text={t('clock.dirtyText')} />
  }
}

function PunchAnswer({ result: { name, at, meaning, minutes } }: { result: PunchResult }) {
  const { t } = useTexts()
  const note = meaning === 'late' || meaning === 'earlyOut' ? t(`clock.notes.${meaning}`) : ''
  return (
    <Panel
      tone={tones[meaning]}
      name={name}
      time={formatMoment(at, 'HH:mm:ss')}
      title={t(`clock.meanings.${meaning}`, { minutes })}
      text={note}
    />
  )
}

type PanelProps = { tone: Tone; name?: string; time?: string; title: string; text: string }

function Panel({ tone, name, time, title, text }: PanelProps) {
  return (
    <div className={`c-answer c-answer-${tone}`}>
      <span className="c-icon" aria-hidden="true">
        {icons[tone]}
      </span>
      {name !== undefined && <p className="c-name">{name}</p>}
      {time !== undefined && <p className="c-at">{time}</p>}
      <p className="c-title">{title}</p>
      {text !== '' && <p className="c-text">{text}</p>}
    </div>
  )
}
