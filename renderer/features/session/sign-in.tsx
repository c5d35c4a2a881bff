import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent, type SyntheticEvent } from 'react'
import type { z } from 'zod'

import type { site as siteSchema } from '#shared/contract/session.ts'
import { useApi, useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { shownError } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { LanguageSwitch } from '../../ui/layout.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Recovery } from './recovery.tsx'
import './session.css'

type Site = z.infer<typeof siteSchema>

interface Props {
  readonly site: Site
  readonly onSignedIn: (staffId: number) => Promise<void>
}

/** Whole seconds until an account opens again, counting down; null when it is open. */
function useCountdown(until: number | null): number | null {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (until === null) return undefined
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [until])
  if (until === null || until <= now) return null
  return Math.ceil((until - now) / 1000)
}

/** Choose your name, type your PIN, Enter. The name of the one who was here last is kept in this browser window only. */
export function SignIn({ site, onSignedIn }: Props) {
  const { t } = useTexts()
  const api = useApi()
  const names = useQuery(api.session.names.queryOptions({ staleTime: 0 }))
  const [chosen, setChosen] = useState<number | null>(null)
  const [recovering, setRecovering] = useState(false)
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
          <Recovery people={people} onDone={() => setRecovering(false)} />
        ) : people.length === 0 && names.data ? (
          <EmptyState title={t('session.nobody')} />
        ) : (
          <>
            <Names people={people} chosen={chosen} onChoose={setChosen} />
            {person && (
              <Pin
                key={person.staffId}
                name={person.name}
                staffId={person.staffId}
                lockedUntil={person.lockedUntil}
                onSignedIn={onSignedIn}
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

interface NamesProps {
  readonly people: readonly { staffId: number; name: string; role: string }[]
  readonly chosen: number | null
  readonly onChoose: (staffId: number) => void
}

/** A list box of names: arrows move, typing a name's first letters is left to the browser's own list behaviour. */
function Names({ people, chosen, onChoose }: NamesProps) {
  const { t } = useTexts()
  const list = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  useEffect(() => {
    if (chosen === null) list.current?.focus()
  }, [chosen, people.length])
  const move = (next: number) => {
    const bounded = Math.max(0, Math.min(people.length - 1, next))
    setAt(bounded)
    list.current?.children[bounded]?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const person = people[at]
    if (event.key === 'ArrowDown' || event.key === 'ArrowRight') move(at + 1)
    else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') move(at - 1)
    else if ((event.key === 'Enter' || event.key === ' ') && person) onChoose(person.staffId)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      className="s-names"
      aria-label={t('session.choose')}
      aria-activedescendant={`s-name-${at}`}
      onKeyDown={onKeyDown}
    >
      {people.map((person, index) => (
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the list box has the keys
        <div
          key={person.staffId}
          id={`s-name-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={person.staffId === chosen}
          className={index === at ? 's-name s-name-at' : 's-name'}
          onClick={() => {
            setAt(index)
            onChoose(person.staffId)
          }}
        >
          <strong>{person.name}</strong>
          <span>{t(`session.roles.${person.role as 'receptionist'}`)}</span>
        </div>
      ))}
    </div>
  )
}

interface PinProps {
  readonly name: string
  readonly staffId: number
  readonly lockedUntil: number | null
  readonly onSignedIn: (staffId: number) => Promise<void>
}

/** PIN or password of one person; says what was wrong and how long a lock still lasts. */
function Pin({ name, staffId, lockedUntil, onSignedIn }: PinProps) {
  const { t } = useTexts()
  const client = useDesk()
  const { sentence } = useProblems()
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const [until, setUntil] = useState(lockedUntil)
  const wait = useCountdown(until)
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
      if (code === 'PIN_LOCKED') setUntil(Date.now() + Number(data['seconds']) * 1000)
      else setProblem(sentence(error))
      setPin('')
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="s-pin" onSubmit={(event) => void submit(event)}>
      <label htmlFor="s-pin">{t('session.pinOf', { name })}</label>
      <div className="s-pin-line">
        <Input.Password
          id="s-pin"
          // the name was just chosen: the PIN is what comes next
          ref={(field) => field?.focus()}
          value={pin}
          onChange={(event) => setPin(event.target.value)}
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
