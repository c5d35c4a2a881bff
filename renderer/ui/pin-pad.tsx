import { useId, useState, type KeyboardEvent } from 'react'

import { useTexts } from '../i18n/index.ts'

type PinPadProps = {
  label?: string
  min?: number
  max?: number
  /** Checks the PIN. Answers the sentence to show when it was wrong, nothing when it was right. */
  onDone: (pin: string) => Promise<string | undefined>
  /** Large keys for a touch screen. */
  size?: 'desk' | 'kiosk'
  autoFocus?: boolean
  disabled?: boolean
}

const rows = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/**
 * Digits by keyboard (both rows, whatever the input method) or by keys on the screen; dots only. The visible field holds
 * dots, never the PIN, and is read-only, so that no browser offers to keep or fill it.
 */
export function PinPad({
  label,
  min = 4,
  max = 8,
  onDone,
  size = 'desk',
  autoFocus = false,
  disabled = false,
}: PinPadProps) {
  const { t } = useTexts()
  const id = useId()
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | undefined>()
  const closed = busy || disabled
  const add = (digit: string) => {
    setProblem(undefined)
    setPin((old) => (old.length < max ? old + digit : old))
  }
  const done = async () => {
    if (pin.length < min || closed) return
    setBusy(true)
    const answer = await onDone(pin).finally(() => {
      setPin('')
      setBusy(false)
    })
    setProblem(answer)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || closed) return
    if (digit !== undefined) add(digit)
    else if (event.code === 'Backspace') setPin((old) => old.slice(0, -1))
    else if (event.code === 'Delete') setPin('')
    else if (event.code === 'Enter' || event.code === 'NumpadEnter') void done()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const words = label ?? t('ui.pin.label')
  return (
    <div className={`q-pin q-pin-${size}`}>
      <label htmlFor={id}>{words}</label>
      <input
        id={id}
        ref={(field) => {
          if (autoFocus) field?.focus()
        }}
        readOnly
        type="text"
        inputMode="none"
        autoComplete="off"
        data-lpignore="true"
        value={'●'.repeat(pin.length)}
        aria-describedby={`${id}-note`}
        aria-invalid={problem !== undefined}
        disabled={disabled}
        onKeyDown={onKeyDown}
      />
      <p id={`${id}-note`} className={problem === undefined ? 'q-hidden' : 'q-pin-problem'} role="status">
        {problem ?? t('ui.pin.filled', { count: pin.length })}
      </p>
      <PinKeys
        closed={closed}
        canEnter={pin.length >= min}
        onDigit={add}
        onBack={() => setPin((old) => old.slice(0, -1))}
        onEnter={() => void done()}
      />
    </div>
  )
}

type PinKeysProps = {
  closed: boolean
  canEnter: boolean
  onDigit: (digit: string) => void
  onBack: () => void
  onEnter: () => void
}

function PinKeys({ closed, canEnter, onDigit, onBack, onEnter }: PinKeysProps) {
  const { t } = useTexts()
  return (
    <div className="q-pin-keys">
      {rows.map((digit) => (
        <button
          key={digit}
          type="button"
          disabled={closed}
          aria-label={t('ui.pin.key', { digit })}
          onClick={() => onDigit(digit)}
        >
          {digit}
        </button>
      ))}
      <button type="button" disabled={closed} className="q-pin-word" onClick={onBack}>
        {t('ui.pin.back')}
      </button>
      <button
        type="button"
        disabled={closed}
        aria-label={t('ui.pin.key', { digit: '0' })}
        onClick={() => onDigit('0')}
      >
        0
      </button>
      <button
        type="button"
        disabled={closed || !canEnter}
        className="q-pin-word q-pin-enter"
        onClick={onEnter}
      >
        {t('ui.pin.enter')}
      </button>
    </div>
  )
}
