import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'

import { useTexts } from '../../i18n/index.ts'
import { LeaveQuestion } from '../../ui/dirty-guard.tsx'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { emptyStart, useArrivalStart, useAskedFor, type Start } from './arrival-start.ts'
import { ReceptionBar } from './reception-bar.tsx'
import { Registered, type RegisteredVisit } from './registered.tsx'
import { RegistrationForm } from './registration-form.tsx'
import { FindReturning } from './returning.tsx'
import { useReception } from './use-reception.ts'
import './visitors.css'

/** F2: who is at the door, and how is he received? Then the form, then the badge, then the next one. */
export function VisitRegistration() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const reception = useReception()
  // somebody who waits after filling in on his own screen: his card fills in the form
  const { state } = useLocation() as { state: { cardId?: string } | null }
  const [start, setStart] = useState<Start | null>(state?.cardId === undefined ? null : emptyStart)
  const [saved, setSaved] = useState<RegisteredVisit | null>(null)
  const [dirty, setDirty] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const again = () => {
    setSaved(null)
    setStart(null)
    setDirty(false)
    setLeaving(false)
    reception?.clear()
  }
  useShortcut('F2', again, { label: t('visitors.another'), scope: 'page', disabled: !saved })

  const begin = (from: Start) => {
    reception?.suggest(from.typeId, from.gradeId)
    setStart(from)
  }
  const { take, takeRow } = useArrivalStart(begin)
  useAskedFor(take)
  const notNamed = reception?.grade?.anonymous === true
  // nobody is looked for who is not named; and what is typed then stays when another grade is chosen
  if (notNamed && start === null && saved === null) setStart(emptyStart)
  const back = () => {
    if (start === null || saved || (notNamed && !dirty)) void navigate('/visitors')
    else if (dirty) setLeaving(true)
    else again()
  }

  return (
    <Page title={t('visitors.register')} onBack={back}>
      {reception && !saved && <ReceptionBar {...reception} />}
      <div className="q-panel">
        {saved ? (
          <Registered visit={saved} onNext={again} />
        ) : !reception ? (
          <LoadingState lines={6} />
        ) : start ? (
          <RegistrationForm
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
      <LeaveQuestion open={leaving} onStay={() => setLeaving(false)} onLeave={again} />
    </Page>
  )
}
