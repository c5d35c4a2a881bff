import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'

import { useApi } from '../../client/desk.tsx'
import { Emergency, EmergencyBand } from '../../client/emergency.tsx'
import { useTexts } from '../../i18n/index.ts'
import { setSiteZone } from '../../ui/time.ts'
import { Idle } from './idle.tsx'
import { PinWay } from './pin-way.tsx'
import { Answer } from './answer.tsx'
import { useClockEvents, type Told } from './use-clock.ts'
import './clock.css'

/** How long a person sees his own answer, ms; then nobody else can read it. */
const answerTime = 6_000

type Shown = { kind: 'idle' } | { kind: 'pin'; typed: string } | { kind: 'told'; told: Told }
const idle: Shown = { kind: 'idle' }

/** The window by the staff door: no menu, no names, always back to the clock by itself. */
export function ClockScreen() {
  const { t } = useTexts()
  const [shown, setShown] = useState<Shown>(idle)
  const session = useQuery(useApi().session.state.queryOptions())
  const site = session.data?.site
  if (site) setSiteZone(site.timeZone)
  const rest = useCallback(() => setShown(idle), [])
  const tell = useCallback((told: Told) => setShown({ kind: 'told', told }), [])
  const { heard, alarm } = useClockEvents(tell)
  // whoever is typing reads the alarm first; a punch that is on its way is kept and answered all the same
  const alarmed = alarm !== null
  const [wasAlarmed, setWasAlarmed] = useState(alarmed)
  if (alarmed !== wasAlarmed) {
    setWasAlarmed(alarmed)
    if (alarmed) setShown(idle)
  }

  useEffect(() => {
    if (shown.kind !== 'told') return undefined
    const timer = setTimeout(rest, answerTime)
    return () => clearTimeout(timer)
  }, [shown, rest])

  // whatever is on the screen: a digit begins the way by number, except where digits are typed already
  useEffect(() => {
    if (shown.kind === 'pin') return undefined
    const onKeyDown = (event: KeyboardEvent) => {
      const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]
      if (digit === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      setShown({ kind: 'pin', typed: digit })
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [shown.kind])

  return (
    <main className={alarm ? 'c-screen c-alarmed' : 'c-screen'}>
      {alarm && shown.kind !== 'idle' && <EmergencyBand alarm={alarm} />}
      {shown.kind === 'pin' ? (
        <PinWay
          typed={shown.typed}
          onPunched={(result) => tell({ kind: 'punch', result, receivedAt: 0 })}
          onNotKept={() => tell({ kind: 'notKept' })}
          onBack={rest}
        />
      ) : alarm ? (
        <Emergency alarm={alarm}>
          <button type="button" onClick={() => setShown({ kind: 'pin', typed: '' })}>
            {t('clock.byPin')}
          </button>
        </Emergency>
      ) : (
        <Idle site={site?.name ?? ''} heard={heard} onPin={() => setShown({ kind: 'pin', typed: '' })} />
      )}
      {site?.demo === true && <strong className="q-demo c-demo">{t('ui.layout.demo')}</strong>}
      {/* stays in the page, so that what appears in it is read out */}
      <div role="status" className="c-answer-place">
        {shown.kind === 'told' && <Answer told={shown.told} />}
      </div>
    </main>
  )
}
