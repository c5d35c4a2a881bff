import { WarningFilled } from '@ant-design/icons'
import type { ReactNode } from 'react'

import type { Alarm } from '#shared/contract/evacuation.ts'
import { useBothTexts, useTexts } from '../i18n/index.ts'
import './emergency.css'

interface Props {
  readonly alarm: Alarm
  /** What the screen can still do, at its lower edge. */
  readonly children?: ReactNode
}

/** The house is being left: the whole screen says so in both languages, and where to gather. Nobody has to press anything. */
export function Emergency({ alarm: { drill, assemblyPlace }, children }: Props) {
  const both = useBothTexts()
  const inBoth = (key: 'leave' | 'drill' | 'assembly' | 'follow') =>
    both.map(([locale, t]) => (
      <span key={locale} lang={locale}>
        {t(`evacuation.screen.${key}`)}
      </span>
    ))
  return (
    <section className="q-emergency">
      <div role="alert" className="q-emergency-words">
        {drill && <p className="q-emergency-drill">{inBoth('drill')}</p>}
        <h1>{inBoth('leave')}</h1>
        {assemblyPlace !== '' && (
          <p className="q-emergency-place">
            <small>{inBoth('assembly')}</small>
            <strong>{assemblyPlace}</strong>
          </p>
        )}
        <p className="q-emergency-follow">{inBoth('follow')}</p>
      </div>
      {children}
    </section>
  )
}

/** The same in one line, above what somebody still does. */
export function EmergencyBand({ alarm: { drill, assemblyPlace } }: { readonly alarm: Alarm }) {
  const { t } = useTexts()
  return (
    <p role="alert" className="q-emergency-band">
      <WarningFilled aria-hidden="true" /> {drill && `${t('evacuation.screen.drill')} · `}
      {t('evacuation.screen.leave')}
      {assemblyPlace !== '' && ` · ${t('evacuation.screen.assembly')} ${assemblyPlace}`}
    </p>
  )
}
