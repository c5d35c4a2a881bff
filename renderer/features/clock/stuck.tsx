import { useEffect, useEffectEvent, useRef } from 'react'

import { useTexts } from '../../i18n/index.ts'
import { usePatience } from './use-patience.ts'

/** How long the ways out stay on the screen, ms. */
const patience = 25_000

type StuckProps = { byCard: boolean; onPin: () => void; onExplain: () => void; onBack: () => void }

/** Three times in a row a reader knew nobody: calmly, what else somebody can do. Enter goes to the PIN, Escape back. */
export function Stuck({ byCard, onPin, onExplain, onBack }: StuckProps) {
  const { t } = useTexts()
  const first = useRef<HTMLButtonElement>(null)
  usePatience(onBack, patience)
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.code === 'Escape') onBack()
  })
  useEffect(() => {
    first.current?.focus()
    const listen = (event: KeyboardEvent) => onKeyDown(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return (
    <div className="c-stuck">
      <h1>{t('clock.failed.title')}</h1>
      <ol>
        <li>{t(byCard ? 'clock.failed.card' : 'clock.failed.finger')}</li>
        <li>{t('clock.failed.pin')}</li>
        <li>{t('clock.failed.explain')}</li>
        <li>{t('clock.failed.desk')}</li>
      </ol>
      <div className="c-ways">
        <button type="button" className="c-big" ref={first} onClick={onPin}>
          {t('clock.byPin')}
        </button>
        <button type="button" className="c-other" onClick={onExplain}>
          {t('clock.explain.open')}
        </button>
        <button type="button" className="c-other" onClick={onBack}>
          {t('clock.back')}
        </button>
      </div>
    </div>
  )
}
