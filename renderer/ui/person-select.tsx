import { Select } from 'antd'
import { useEffect, useEffectEvent, useState } from 'react'

import { useTexts } from '../i18n/index.ts'
import { FieldItem, type FieldProps } from './fields.tsx'
import { Highlight } from './highlight.tsx'

/** As much of a person as a receptionist needs to tell two of the same name apart. */
export type Person = { id: string; name: string; department?: string; extension?: string }

/** Finds people by name, pinyin, initials, department or extension; an empty query may answer the likely ones. */
export type FindPeople = (query: string, signal: AbortSignal) => Promise<readonly Person[]>

type PersonSelectProps = {
  id?: string
  value?: Person | null
  onChange?: (person: Person | null) => void
  onBlur?: () => void
  find: FindPeople
  placeholder?: string
  disabled?: boolean
  'aria-label'?: string
}

function useFound(query: string, open: boolean, find: FindPeople) {
  const [found, setFound] = useState<
    { query: string; people: readonly Person[]; failed: boolean } | undefined
  >()
  const ask = useEffectEvent((signal: AbortSignal) =>
    find(query, signal).then(
      (people) => ({ query, people, failed: false }),
      () => ({ query, people: [], failed: true }),
    ),
  )
  useEffect(() => {
    if (!open) return undefined
    const stop = new AbortController()
    const timer = setTimeout(() => {
      void ask(stop.signal).then((next) => stop.signal.aborted || setFound(next))
    }, 100)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [query, open])
  return found
}

/** Chooses one person: type, ↑ ↓, Enter. Department and extension stand beside the name. */
export function PersonSelect({ value, onChange, find, placeholder, ...rest }: PersonSelectProps) {
  const { t } = useTexts()
  const [query, setQuery] = useState('')
  const [open, setOpen] = useState(false)
  const found = useFound(query.trim(), open, find)
  const people = found?.people ?? []
  const note =
    found === undefined ? t('common.loading') : t(found.failed ? 'ui.person.failed' : 'ui.person.nothing')
  return (
    <Select<{ value: string; label: React.ReactNode }>
      {...rest}
      labelInValue
      allowClear
      placeholder={placeholder ?? t('ui.person.placeholder')}
      showSearch={{ filterOption: false, onSearch: setQuery }}
      onOpenChange={setOpen}
      notFoundContent={note}
      value={value == null ? null : { value: value.id, label: personLine(value) }}
      onChange={(picked: { value: string } | undefined) =>
        onChange?.(people.find((person) => person.id === picked?.value) ?? null)
      }
      options={people.map((person) => ({
        value: person.id,
        label: (
          <span className="q-person">
            <strong>
              <Highlight text={person.name} query={found?.query ?? ''} />
            </strong>
            <span>
              <Highlight text={person.department ?? ''} query={found?.query ?? ''} />
            </span>
            <span>
              {person.extension === undefined
                ? ''
                : t('ui.person.extension', { extension: person.extension })}
            </span>
          </span>
        ),
      }))}
    />
  )
}

/** `王芳 · 财务部` in one line, for the closed field and for tables. */
export const personLine = (person: Person): string =>
  [person.name, person.department].filter((part) => part !== undefined && part !== '').join(' · ')

/** PersonSelect as a form field; the form's value is the Person. */
export function PersonField(props: FieldProps & { find: FindPeople }) {
  const { find, placeholder, disabled = false } = props
  return (
    <FieldItem {...props} act="choose">
      <PersonSelect find={find} disabled={disabled} {...(placeholder === undefined ? {} : { placeholder })} />
    </FieldItem>
  )
}
