import { useEffect, useRef, useState, type KeyboardEvent } from 'react'

import { useTexts } from '../../i18n/index.ts'

export interface Name {
  readonly staffId: number
  readonly name: string
  readonly pinyin: string
  readonly initials: string
  readonly role: 'receptionist' | 'dutyManager' | 'hr' | 'administrator'
}

interface Props {
  readonly people: readonly Name[]
  readonly chosen: number | null
  readonly onChoose: (staffId: number) => void
}

/** Whether letters typed so far lead to a name: full pinyin, initials, or Latin letters of the name itself. */
export function fits({ name, pinyin, initials }: Name, typed: string): boolean {
  return [pinyin, initials, name.toLowerCase()].some((key) => key.startsWith(typed))
}

/**
 * A list box of names: arrows move, letters choose by pinyin or initials. It is no text field, so that a Chinese input
 * method does not take the letters.
 */
export function Names({ people, chosen, onChoose }: Props) {
  const { t } = useTexts()
  const list = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const [typed, setTyped] = useState('')
  const shown = typed === '' ? people : people.filter((person) => fits(person, typed))
  const active = Math.min(at, shown.length - 1)
  useEffect(() => {
    if (chosen === null) list.current?.focus()
  }, [chosen, people.length])
  const move = (next: number) => {
    const bounded = Math.max(0, Math.min(shown.length - 1, next))
    setAt(bounded)
    list.current?.children[bounded]?.scrollIntoView({ block: 'nearest' })
  }
  const type = (letters: string) => {
    // a letter that leads nowhere is a slip of the finger
    if (letters !== '' && !people.some((person) => fits(person, letters))) return
    setTyped(letters)
    setAt(0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const letter = /^Key([A-Z])$/.exec(event.code)?.[1] ?? /^[a-z]$/i.exec(event.key)?.[0]
    const person = shown[active]
    if (event.key === 'ArrowDown' || event.key === 'ArrowRight') move(active + 1)
    else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') move(active - 1)
    else if (event.key === 'Backspace') type(typed.slice(0, -1))
    else if (event.key === 'Escape') type('')
    else if (letter !== undefined) type(typed + letter.toLowerCase())
    else if ((event.key === 'Enter' || event.key === ' ') && person) onChoose(person.staffId)
    else return
    event.preventDefault()
  }
  return (
    <>
      <p className="s-typed" role="status">
        {typed === '' ? t('session.chooseHint') : t('session.typed', { typed })}
      </p>
      <div
        ref={list}
        role="listbox"
        tabIndex={0}
        data-first={chosen === null || undefined}
        className="s-names"
        aria-label={t('session.choose')}
        aria-activedescendant={`s-name-${active}`}
        onKeyDown={onKeyDown}
      >
        {shown.map((person, index) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the list box has the keys
          <div
            key={person.staffId}
            id={`s-name-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={person.staffId === chosen}
            className={index === active ? 's-name s-name-at' : 's-name'}
            onClick={() => {
              setAt(index)
              onChoose(person.staffId)
            }}
          >
            <strong>{person.name}</strong>
            <span>{t(`session.roles.${person.role}`)}</span>
          </div>
        ))}
      </div>
    </>
  )
}
