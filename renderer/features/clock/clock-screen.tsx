import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useEffectEvent, useState } from 'react'

import { useApi } from '../../client/desk.tsx'
import { Emergency, EmergencyBand } from '../../client/emergency.tsx'
import { useTexts } from '../../i18n/index.ts'
import { setSiteZone } from '../../ui/time.ts'
import { Answer } from './answer.tsx'
import { ExplainWay } from './explain-way.tsx'
import { useAwake } from './full-screen.tsx'
import { Idle } from './idle.tsx'
import { PinWay } from './pin-way.tsx'
import { Stuck } from './stuck.tsx'
import { isStuck, lineOf, toneOf } from './told.ts'
import { useClockEvents, type Told } from './use-clock.ts'
import { playTone, say, wakeSound } from './voice.ts'
import './clock.css'

/** How long a person sees his own answer, ms; then nobody else can read it. His month takes a moment longer to read. */
const answerTime = { punch: 8_000, other: 6_000 }

type Shown =
  { kind: 'idle' } | { kind: 'pin'; typed: string } | { kind: 'explain' } | { kind: 'told'; told: Told }
const idle: Shown = { kind: 'idle' }

/** The window by the staff door: no menu, no names, always back to the clock by itself. */
export function ClockScreen() {
  const { t, locale } = useTexts()
  const [shown, setShown] = useState<Shown>(idle)
  const session = useQuery(useApi().session.state.queryOptions())
  const site = session.data?.site
  if (site) setSiteZone(site.timeZone)
  const rest = useCallback(() => setShown(idle), [])
  const byPin = () => setShown({ kind: 'pin', typed: '' })
  const explain = () => setShown({ kind: 'explain' })
  const tell = useCallback((told: Told) => setShown({ kind: 'told', told }), [])
  const { heard, alarm, settings } = useClockEvents(tell)
  useAwake()
  useWakeSound()
  const told = shown.kind === 'told' ? shown.told : null
  const stuck = told !== null && isStuck(told)
  const announce = useEffectEvent((what: Told) => {
    if (settings.sound) playTone(toneOf(what))
    if (settings.speech) say(lineOf(t, what), locale)
  })
  useEffect(() => {
    if (told) announce(told)
  }, [told])
  // whoever is typing reads the alarm first; a punch that is on its way is kept and answered all the same
  const alarmed = alarm !== null
  const [wasAlarmed, setWasAlarmed] = useState(alarmed)
  if (alarmed !== wasAlarmed) {
    setWasAlarmed(alarmed)
    if (alarmed) setShown(idle)
  }

  useEffect(() => {
    if (told === null || stuck) return undefined
    const timer = setTimeout(rest, told.kind === 'punch' ? answerTime.punch : answerTime.other)
    return () => clearTimeout(timer)
  }, [told, stuck, rest])

  // whatever is on the screen: a digit begins the way by number, except where digits are typed already
  useEffect(() => {
    if (shown.kind === 'pin' || shown.kind === 'explain') return undefined
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
          reachable={heard !== null}
          typed={shown.typed}
          onPunched={(result) => tell({ kind: 'punch', result, receivedAt: 0 })}
          onNotKept={() => tell({ kind: 'notKept' })}
          onBack={rest}
        />
      ) : shown.kind === 'explain' ? (
        <ExplainWay
          reachable={heard !== null}
          onExplained={(again) => tell({ kind: 'explained', again })}
          onBack={rest}
        />
      ) : told !== null && stuck ? (
        <Stuck byCard={told.kind === 'unknownCard'} onPin={byPin} onExplain={explain} onBack={rest} />
      ) : told !== null ? (
        <Answer told={told} />
      ) : alarm ? (
        <Emergency alarm={alarm}>
          <button type="button" onClick={byPin}>
            {t('clock.byPin')}
          </button>
        </Emergency>
      ) : (
        <Idle
          site={site?.name ?? ''}
          heard={heard}
          notice={settings.notice}
          onPin={byPin}
          onExplain={explain}
        />
      )}
      {site?.demo === true && <strong className="q-demo c-demo">{t('ui.layout.demo')}</strong>}
      {/* stays in the page, so that what appears in it is read out */}
      <p role="status" className="q-hidden">
        {told && lineOf(t, told)}
      </p>
    </main>
  )
}

/** The desktop may be heard at once; a browser keeps the page silent until the first touch or key. */
function useWakeSound(): void {
  useEffect(() => {
    wakeSound()
    window.addEventListener('pointerdown', wakeSound)
    window.addEventListener('keydown', wakeSound)
    return () => {
      window.removeEventListener('pointerdown', wakeSound)
      window.removeEventListener('keydown', wakeSound)
    }
  }, [])
}
