import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'

import { charOf } from '#shared/domain/scanner.ts'

import { useTexts } from '../../i18n/index.ts'
import { PadKeys, type PadKey } from './pad-keys.tsx'

type EntryPadProps = {
  label: string
  /** Shown above the field: the staff number while the PIN is typed. */
  note?: string
  /** What is in the field to begin with. */
  start: string
  max: number
  /** Signs that may be typed; all of them without it. */
  allowed?: RegExp
  /** Dots in place of signs. */
  hidden?: boolean
  problem: string | undefined
  onKey: () => void
  onDone: (text: string) => Promise<void>
  onBack: () => void
}

/** What a physical key means here, whatever the state of an input method. */
function padKeyOf(event: KeyboardEvent): PadKey | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined
  if (event.code === 'Enter' || event.code === 'NumpadEnter') return { kind: 'enter' }
  if (event.code === 'Backspace') return { kind: 'erase' }
  if (event.code === 'Escape') return { kind: 'back' }
  const char = charOf({ code: event.code, key: event.key, shift: event.shiftKey })
  return char === undefined || char === ' ' ? undefined : { kind: 'char', char }
}

/** A field with large keys. Typing works wherever the focus is; the field shows what is typed, or dots. */
export function EntryPad(props: EntryPadProps) {
  const { label, note, start, max, allowed, hidden = false, problem, onKey, onDone, onBack } = props
  const { t } = useTexts()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(start)
  const [busy, setBusy] = useState(false)

  const done = async () => {
    if (text === '' || busy) return
    setBusy(true)
    await onDone(text)
    setBusy(false)
    setText('')
  }
  const press = (key: PadKey) => {
    onKey()
    if (key.kind === 'back') onBack()
    else if (busy) return
    else if (key.kind === 'enter') void done()
    else if (key.kind === 'erase') setText((old) => old.slice(0, -1))
    else if (allowed?.test(key.char) !== false) setText((old) => (old + key.char).slice(0, max))
  }
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    // a focused button is pressed by Space; Enter always goes on
    const key = padKeyOf(event)
    if (!key || (event.repeat && key.kind !== 'erase')) return
    event.preventDefault()
    press(key)
  })
  useEffect(() => {
    field.current?.focus()
    const listen = (event: KeyboardEvent) => onKeyDown(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  return (
    <div className="c-pad">
      <label htmlFor={id}>{label}</label>
      {note !== undefined && <p className="c-pad-note">{note}</p>}
      <input
        id={id}
        ref={field}
        readOnly
        type="text"
        inputMode="none"
        autoComplete="off"
        data-lpignore="true"
        value={hidden ? '●'.repeat(text.length) : text}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-note`}
      />
      <p id={`${id}-note`} role="status" className={problem === undefined ? 'c-pad-quiet' : 'c-pad-problem'}>
        {problem ?? (busy ? t('clock.checking') : t('clock.entered', { count: text.length }))}
      </p>
      <PadKeys onKey={press} canEnter={text !== '' && !busy} />
    </div>
  )
}
