import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { z } from 'zod'

import type { returning } from '#shared/contract/visitors.ts'
import { useDesk } from '../../client/desk.tsx'
import { useTexts } from '../../i18n/index.ts'
import { LeaveQuestion } from '../../ui/dirty-guard.tsx'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { ReceptionBar } from './reception-bar.tsx'
import { Registered, type RegisteredVisit } from './registered.tsx'
import { RegistrationForm, type Start } from './registration-form.tsx'
import { FindReturning } from './returning.tsx'
import { useReception } from './use-reception.ts'
import './visitors.css'

const empty: Start = { values: {}, reuseIdOf: null, idKept: '' }

/** What a known person begins with, and what he came as. */
function useRecall() {
  const client = useDesk()
  return async (visitId: number) => {
    const known = await client.visitors.recall({ visitId })
    const host = known.hostId === null ? null : { id: String(known.hostId), name: known.hostName }
    const start: Start = {
      reuseIdOf: known.idNumberMasked === '' ? null : visitId,
      idKept: known.idNumberMasked,
      values: {
        name: known.name,
        phone: known.phone,
        company: known.company,
        ...(known.idKind === null ? {} : { idKind: known.idKind }),
        ...(host ? { host } : { hostName: known.hostName }),
        reason: known.reason,
        plate: known.plate,
        ownFields: known.ownFields,
        remember: true,
      },
    }
    return { start, typeId: known.typeId, gradeId: known.gradeId }
  }
}

/** F2: who is at the door, and how is he received? Then the form, then the badge, then the next one. */
export function VisitRegistration() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const recall = useRecall()
  const reception = useReception()
  const [start, setStart] = useState<Start | null>(null)
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

  const take = async ({ visitId }: z.infer<typeof returning>) => {
    const known = await recall(visitId)
    reception?.suggest(known.typeId, known.gradeId)
    setStart(known.start)
  }
  const notNamed = reception?.grade?.anonymous === true
  // nobody is looked for who is not named; and what is typed then stays when another grade is chosen
  if (notNamed && start === null && saved === null) setStart(empty)
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
          <RegistrationForm start={start} reception={reception} onSaved={setSaved} onDirty={setDirty} />
        ) : (
          <FindReturning
            onTake={(person) => void take(person)}
            onNew={(typed) => setStart({ ...empty, values: /\d/.test(typed) ? {} : { name: typed } })}
          />
        )}
      </div>
      <LeaveQuestion open={leaving} onStay={() => setLeaving(false)} onLeave={again} />
    </Page>
  )
}
