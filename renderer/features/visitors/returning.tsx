import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useDeferredValue, useEffect, useEffectEvent, useState, type KeyboardEvent } from 'react'

import type { DoorLine, ExpectedVisit } from '#shared/contract/expected.ts'
import { codeOf } from '#shared/domain/appointment.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { shownError } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { useScanner } from '../../ui/scanner.ts'
import { isComposing } from '../../ui/shortcuts.ts'
import { DoorOption } from './door-option.tsx'

interface Props {
  readonly onTake: (line: DoorLine) => void
  /** His code was typed or scanned: he said himself who he is. */
  readonly onCode: (row: ExpectedVisit) => void
  /** Nobody fits: what was typed becomes the name of a new visitor. */
  readonly onNew: (typed: string) => void
}

/** A whole code is asked for by itself; it goes to the form at once, without Enter. Answers why it cannot. */
function useCode(text: string, onCode: (row: ExpectedVisit) => void): string {
  const { sentence } = useProblems()
  const code = codeOf(text)
  const found = useQuery(
    useApi().expected.findByCode.queryOptions({
      input: { code: code ?? '' },
      enabled: code !== undefined,
      retry: false,
      staleTime: 0,
      gcTime: 0,
    }),
  )
  const row = code === undefined ? undefined : found.data
  const go = useEffectEvent((of: ExpectedVisit) => onCode(of))
  useEffect(() => {
    if (row) go(row)
  }, [row])
  // six digits that are nobody's code are a piece of some other number
  const told = ['EXPECTED_ARRIVED', 'EXPECTED_NOT_NOW']
  const said = code !== undefined && found.error && told.includes(shownError(found.error).code)
  return said ? sentence(found.error) : ''
}

/** The first question at the door: who is this? Phones stay masked until the person said yes. */
export function FindReturning({ onTake, onCode, onNew }: Props) {
  const { t } = useTexts()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const text = useDeferredValue(typed.trim())
  const found = useQuery(
    useApi().expected.atDoor.queryOptions({ input: { text }, enabled: text !== '', staleTime: 5_000 }),
  )
  const problem = useCode(text, onCode)
  useScanner(({ text: scanned }) => setTyped(scanned.slice(0, 40)))
  const lines = text === '' ? [] : (found.data ?? [])
  const active = Math.min(at, lines.length)
  // an answer to what was typed before is not what the person means
  const settled = typed === '' || (text === typed.trim() && !found.isFetching)
  /** Enter came before the answer: nobody found means a new visitor; somebody found has to be looked at first. */
  const [early, setEarly] = useState('')
  const decide = useEffectEvent(() => {
    if (lines.length === 0) onNew(typed.trim())
  })
  const decided = settled && early !== '' && early === typed.trim()
  useEffect(() => {
    if (decided) decide()
  }, [decided])
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'ArrowDown') setAt(Math.min(active + 1, lines.length))
    else if (event.key === 'ArrowUp') setAt(Math.max(active - 1, 0))
    else if (event.key === 'Enter' && !settled) setEarly(typed.trim())
    else if (event.key === 'Enter') {
      const line = lines[active]
      if (line) onTake(line)
      else onNew(typed.trim())
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const chosen = lines[active]
  const hint = chosen ? t('visitors.isItYou', { name: chosen.name }) : t('visitors.findHint')
  return (
    <div className="v-find">
      <label htmlFor="v-find">{t('visitors.find')}</label>
      <Input
        id="v-find"
        ref={(field) => field?.focus()}
        size="large"
        role="combobox"
        aria-expanded={lines.length > 0}
        aria-controls="v-found"
        aria-activedescendant={lines.length > 0 ? `v-found-${active}` : undefined}
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
        {problem === '' ? hint : problem}
      </p>
      <div id="v-found" role="listbox" aria-label={t('visitors.known')} tabIndex={-1} className="v-found">
        {lines.map((line, index) => (
          <DoorOption
            key={`${line.expectedId ?? ''}-${line.visitId ?? ''}`}
            id={`v-found-${index}`}
            line={line}
            active={index === active}
            onTake={() => onTake(line)}
          />
        ))}
        {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the input has the keys */}
        <div
          id={`v-found-${lines.length}`}
          role="option"
          tabIndex={-1}
          aria-selected={active === lines.length}
          className="v-person"
          onClick={() => onNew(typed.trim())}
        >
          <span>{t('visitors.newPerson')}</span>
        </div>
      </div>
    </div>
  )
}
