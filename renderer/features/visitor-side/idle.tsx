import { useEffect, useState } from 'react'

import { useBothTexts } from '../../i18n/index.ts'
import type { Locale } from '#shared/i18n/index.ts'
import { formatMoment } from '../../ui/time.ts'

/** UTC ms, new at every full minute. */
function useMinutes(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), 60_000 - (Date.now() % 60_000))
    return () => clearTimeout(timer)
  }, [now])
  return now
}

interface Props {
  readonly site: string
  /** Without it a visitor cannot begin by himself. */
  readonly onBegin?: (language: Locale) => void
}

/** Nobody is here: the house, the time, where to go, in both languages at once. */
export function Idle({ site, onBegin }: Props) {
  const both = useBothTexts()
  const now = useMinutes()
  return (
    <div className="w-idle">
      <p className="w-site">{site}</p>
      <h1>
        {both.map(([locale, t]) => (
          <span key={locale} lang={locale}>
            {t('visitorSide.welcome')}
          </span>
        ))}
      </h1>
      <time className="w-time">{formatMoment(now, 'HH:mm')}</time>
      <p className="w-where">
        {both.map(([locale, t]) => (
          <span key={locale} lang={locale}>
            {t('visitorSide.atTheDesk')}
          </span>
        ))}
      </p>
      {onBegin && (
        <div className="w-begin">
          {both.map(([locale, t]) => (
            <button key={locale} type="button" lang={locale} onClick={() => onBegin(locale)}>
              {t('visitorSide.begin')}
              <small>{t('visitorSide.beginHint')}</small>
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
