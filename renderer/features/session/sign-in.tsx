import { useQuery } from '@tanstack/react-query'
import { Button, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import type { z } from 'zod'

import type { site as siteSchema } from '#shared/contract/session.ts'
import { useApi, useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { shownError } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { LanguageSwitch } from '../../ui/layout.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Names } from './names.tsx'
import { Recovery } from './recovery.tsx'
import './session.css'

type Site = z.infer<typeof siteSchema>

interface Props {
  readonly site: Site
  /** Who was at the desk before the lock; most often it is the same person who comes back. */
  readonly last: number | null
  readonly onSignedIn: (staffId: number) => Promise<void>
}

/** Whole seconds until an account opens again, counting down; null when it is open. The second value locks it until a time. */
function useCountdown(lockedUntil: number | null) {
  const [{ until, now }, setLock] = useState(() => ({ until: lockedUntil ?? 0, now: Date.now() }))
  const locked = until > now
  useEffect(() => {
    if (!locked) return undefined
    const timer = setInterval(() => setLock((lock) => ({ ...lock, now: Date.now() })), 250)
    return () => clearInterval(timer)
  }, [locked])
  const lock = (next: number) => setLock({ until: next, now: Date.now() })
  return [locked ? Math.ceil((until - now) / 1000) : null, lock] as const
}

/** Choose your name, type your PIN, Enter. Behind a lock the name of the one who left is chosen already. */
export function SignIn({ site, last, onSignedIn }: Props) {
  const { t } = useTexts()
  const api = useApi()
  const names = useQuery(api.session.names.queryOptions({ staleTime: 0 }))
  const [chosen, setChosen] = useState(last)
  const [recovering, setRecovering] = useState(false)
  const [recovered, setRecovered] = useState(false)
  const people = names.data ?? []
  const person = people.find(({ staffId }) => staffId === chosen)
  return (
    <div className="s-screen">
      <main className="s-card" aria-labelledby="s-title">
        <header className="s-head">
          <h1 id="s-title">{site.name}</h1>
          <span>{site.deskName}</span>
          <LanguageSwitch />
        </header>
        {site.demo && <p className="s-demo">{t('session.demoHint')}</p>}
        {recovering ? (
          <Recovery
            people={people}
            onDone={(done) => {
              setRecovering(false)
              setRecovered(done)
            }}
          />
        ) : people.length === 0 && names.data ? (
          <EmptyState title={t('session.nobody')} />
        ) : (
          <>
            {recovered && (
              <p className="s-recovered" role="status">
                {t('session.passwordSet')}
              </p>
            )}
            <Names people={people} chosen={chosen} onChoose={setChosen} />
            {person && (
              <Pin
                key={person.staffId}
                name={person.name}
                staffId={person.staffId}
                lockedUntil={person.lockedUntil}
                onSignedIn={onSignedIn}
                onBack={() => setChosen(null)}
              />
            )}
            <Button type="link" onClick={() => setRecovering(true)}>
              {t('session.forgot')}
            </Button>
          </>
        )}
      </main>
    </div>
  )
}

interface PinProps {
  readonly name: string
  readonly staffId: number
  readonly lockedUntil: number | null
  readonly onSignedIn: (staffId: number) => Promise<void>
  /** Esc: back to the names. */
  readonly onBack: () => void
}

/** PIN or password of one person; says what was wrong and how long a lock still lasts. */
function Pin({ name, staffId, lockedUntil, onSignedIn, onBack }: PinProps) {
  const { t } = useTexts()
  const client = useDesk()
  const { sentence } = useProblems()
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const [wait, lock] = useCountdown(lockedUntil)
  const field = useRef<InputRef>(null)
  const open = wait === null
  useEffect(() => {
    // the name was just chosen, or the lock is over: the PIN is what comes next
    if (open) field.current?.focus()
  }, [open])
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (pin === '' || busy || wait !== null) return
    setBusy(true)
    setProblem('')
    try {
      await client.session.signIn({ staffId, pin })
      await onSignedIn(staffId)
    } catch (error) {
      const { code, data } = shownError(error)
      if (code === 'PIN_LOCKED') lock(Date.now() + Number(data['seconds']) * 1000)
      else setProblem(sentence(error))
      setPin('')
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="s-pin" onSubmit={(event) => void submit(event)}>
      <label htmlFor="s-pin">{t('session.pinOf', { name })}</label>
      <div className="s-pin-line" data-first>
        <Input.Password
          id="s-pin"
          ref={field}
          value={pin}
          onChange={(event) => setPin(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onBack()
          }}
          autoComplete="off"
          visibilityToggle={false}
          maxLength={200}
          size="large"
          disabled={wait !== null}
        />
        <Button type="primary" htmlType="submit" size="large" disabled={wait !== null}>
          {busy ? t('session.checking') : t('session.signIn')}
        </Button>
      </div>
      <p role="alert" className="s-problem">
        {wait === null ? problem : t('errors.PIN_LOCKED', { seconds: wait })}
      </p>
    </form>
  )
}
