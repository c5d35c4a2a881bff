import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'

import { useTexts } from '../../i18n/index.ts'
import { LeaveQuestion } from '../../ui/dirty-guard.tsx'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { emptyStart, startOfCard, useArrivalStart, useAskedFor, type Start } from './arrival-start.ts'
import { ReceptionBar } from './reception-bar.tsx'
import { Registered, type RegisteredVisit } from './registered.tsx'
import { RegistrationForm } from './registration-form.tsx'
import { FindReturning } from './returning.tsx'
import { useReception } from './use-reception.ts'
import './visitors.css'
import { WaitingArrivals } from './waiting-arrivals.tsx'

/** A card that this screen was opened for; only once, also when the window is drawn anew. */
function useCardGiven(): string | undefined {
  const navigate = useNavigate()
  const { state } = useLocation() as { state: { cardId?: string } | null }
  const given = state?.cardId
  useEffect(() => {
    if (given !== undefined) void navigate('.', { replace: true, state: null })
  }, [given, navigate])
  return given
}

/** F2: who is at the door, and how is he received? Then the form, then the badge, then the next one. */
export function VisitRegistration() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const reception = useReception()
  const given = useCardGiven()
  const [start, setStart] = useState<Start | null>(given === undefined ? null : startOfCard(given))
  const [saved, setSaved] = useState<RegisteredVisit | null>(null)
  const [dirty, setDirty] = useState(false)
  /** What is asked about before it throws away what was typed: going back, or taking over somebody's card. */
  const [leaving, setLeaving] = useState<{ readonly cardId?: string } | null>(null)
  const again = () => {
    setSaved(null)
    setStart(null)
    setDirty(false)
    setLeaving(null)
    reception?.clear()
  }
  // a form of its own: nothing of the last person may stay in it
  const takeCard = (cardId: string) => {
    again()
    setStart(startOfCard(cardId))
  }
  useShortcut('F2', again, { label: t('visitors.another'), scope: 'page', disabled: !saved })

  const begin = (from: Start) => {
    reception?.suggest(from.typeId, from.gradeId)
    setStart(from)
  }
  const { take, takeRow } = useArrivalStart(begin)
  useAskedFor(take, reception !== undefined)
  const notNamed = reception?.grade?.anonymous === true
  // nobody is looked for who is not named; and what is typed then stays when another grade is chosen
  if (notNamed && start === null && saved === null) setStart(emptyStart)
  const back = () => {
    if (start === null || saved || (notNamed && !dirty)) void navigate('/visitors')
    else if (dirty) setLeaving({})
    else again()
  }

  return (
    <Page
      title={t('visitors.register')}
      onBack={back}
      extra={
        <WaitingArrivals onTake={(cardId) => (dirty && !saved ? setLeaving({ cardId }) : takeCard(cardId))} />
      }
    >
      {reception && !saved && <ReceptionBar {...reception} />}
      <div className="q-panel">
        {saved ? (
          <Registered visit={saved} onNext={again} />
        ) : !reception ? (
          <LoadingState lines={6} />
        ) : start ? (
          <RegistrationForm
            key={start.cardId}
            start={start}
            reception={reception}
            onSaved={setSaved}
            onDirty={setDirty}
            onType={(typeId) => reception.suggest(typeId, null)}
          />
        ) : (
          <FindReturning
            onTake={take}
            onCode={takeRow}
            onNew={(typed) => setStart({ ...emptyStart, values: /\d/.test(typed) ? {} : { name: typed } })}
          />
        )}
      </div>
      <LeaveQuestion
        open={leaving !== null}
        onStay={() => setLeaving(null)}
        onLeave={() => (leaving?.cardId === undefined ? again() : takeCard(leaving.cardId))}
      />
    </Page>
  )
}
