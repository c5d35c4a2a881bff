import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useDeferredValue, useEffect, useEffectEvent, useState, type KeyboardEvent } from 'react'
import type { z } from 'zod'

import type { returning } from '#shared/contract/visitors.ts'
import { useApi } from '../../client/desk.tsx'
import { useTexts } from '../../i18n/index.ts'
import { isComposing } from '../../ui/shortcuts.ts'
import { formatDay } from '../../ui/time.ts'

type Returning = z.infer<typeof returning>

interface Props {
  readonly onTake: (person: Returning) => void
  /** Nobody fits: what was typed becomes the name of a new visitor. */
  readonly onNew: (typed: string) => void
}

/** The first question at the door: has this person been here? Phones stay masked until the person said yes. */
export function FindReturning({ onTake, onNew }: Props) {
  const { t } = useTexts()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const text = useDeferredValue(typed.trim())
  const found = useQuery(
    useApi().visitors.findReturning.queryOptions({ input: { text }, enabled: text !== '', staleTime: 5_000 }),
  )
  const people = text === '' ? [] : (found.data ?? [])
  const active = Math.min(at, people.length)
  // an answer to what was typed before is not what the person means
  const settled = typed === '' || (text === typed.trim() && !found.isFetching)
  /** Enter came before the answer: nobody found means a new visitor; somebody found has to be looked at first. */
  const [early, setEarly] = useState('')
  const decide = useEffectEvent(() => {
    if (people.length === 0) onNew(typed.trim())
  })
  const decided = settled && early !== '' && early === typed.trim()
  useEffect(() => {
    if (decided) decide()
  }, [decided])
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'ArrowDown') setAt(Math.min(active + 1, people.length))
    else if (event.key === 'ArrowUp') setAt(Math.max(active - 1, 0))
    else if (event.key === 'Enter' && !settled) setEarly(typed.trim())
    else if (event.key === 'Enter') {
      const person = people[active]
      if (person) onTake(person)
      else onNew(typed.trim())
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="v-find">
      <label htmlFor="v-find">{t('visitors.find')}</label>
      <Input
        id="v-find"
        ref={(field) => field?.focus()}
        size="large"
        role="combobox"
        aria-expanded={people.length > 0}
        aria-controls="v-found"
        aria-activedescendant={people.length > 0 ? `v-found-${active}` : undefined}
        placeholder={t('visitors.findHint')}
        value={typed}
        maxLength={40}
        autoComplete="off"
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <p className="v-hint" role="status">
        {people.length > 0 ? t('visitors.isItYou') : t('visitors.findHint')}
      </p>
      <div id="v-found" role="listbox" aria-label={t('visitors.known')} tabIndex={-1} className="v-found">
        {people.map((person, index) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the input has the keys
          <div
            key={person.visitId}
            id={`v-found-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="v-person"
            onClick={() => onTake(person)}
          >
            <strong>{person.name}</strong>
            <span className="q-num">{person.phoneMasked}</span>
            <span>{person.company}</span>
            <span>{t('visitors.visits', { count: person.visits, date: formatDay(person.lastVisitAt) })}</span>
          </div>
        ))}
        {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the input has the keys */}
        <div
          id={`v-found-${people.length}`}
          role="option"
          tabIndex={-1}
          aria-selected={active === people.length}
          className="v-person"
          onClick={() => onNew(typed.trim())}
        >
          <span>{t('visitors.newPerson')}</span>
        </div>
      </div>
    </div>
  )
}
