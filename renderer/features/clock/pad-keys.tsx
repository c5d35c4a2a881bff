import { useState, type ReactNode } from 'react'

import { useTexts } from '../../i18n/index.ts'

export type PadKey = { kind: 'char'; char: string } | { kind: 'enter' } | { kind: 'erase' } | { kind: 'back' }

const digitRows = ['123', '456', '789', '-0'] as const
const letterRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm-'] as const

type PadKeysProps = { onKey: (key: PadKey) => void; canEnter: boolean }

/** Keys for fingers and gloves: digits first, letters for staff numbers and passwords that have some. */
export function PadKeys({ onKey, canEnter }: PadKeysProps) {
  const { t } = useTexts()
  const [letters, setLetters] = useState(false)
  const [upper, setUpper] = useState(false)
  const rows = letters ? letterRows : digitRows
  return (
    <div className={letters ? 'c-keys c-keys-letters' : 'c-keys'}>
      {rows.map((row) => (
        <div key={row} className="c-keys-row">
          {[...row].map((plain) => {
            const char = upper && letters ? plain.toUpperCase() : plain
            return (
              <Key
                key={plain}
                name={t('clock.key', { key: char })}
                onPress={() => onKey({ kind: 'char', char })}
              >
                {char}
              </Key>
            )
          })}
          {row === '-0' && (
            <Key className="c-word" onPress={() => onKey({ kind: 'erase' })}>
              {t('clock.erase')}
            </Key>
          )}
        </div>
      ))}
      <div className="c-keys-row">
        <Key className="c-word" onPress={() => onKey({ kind: 'back' })}>
          {t('clock.back')}
        </Key>
        <Key className="c-word" onPress={() => setLetters(!letters)}>
          {letters ? t('clock.digits') : t('clock.letters')}
        </Key>
        {letters && (
          <>
            <Key className="c-word" pressed={upper} onPress={() => setUpper(!upper)}>
              {t('clock.upper')}
            </Key>
            <Key className="c-word" onPress={() => onKey({ kind: 'erase' })}>
              {t('clock.erase')}
            </Key>
          </>
        )}
        <Key className="c-word c-enter" disabled={!canEnter} onPress={() => onKey({ kind: 'enter' })}>
          {t('clock.enter')}
        </Key>
      </div>
    </div>
  )
}

type KeyProps = {
  className?: string
  name?: string
  pressed?: boolean
  disabled?: boolean
  onPress: () => void
  children: ReactNode
}

/** A key that leaves the focus in the field, so that the keyboard goes on working after a touch. */
function Key({ className = '', name, pressed, disabled = false, onPress, children }: KeyProps) {
  return (
    <button
      type="button"
      className={className}
      disabled={disabled}
      aria-label={name}
      aria-pressed={pressed}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
