import { Input } from 'antd'
import { useState } from 'react'

import type { Controlled } from './controlled.ts'
import { formatFen, parseFen } from './money.ts'

/** Whole fen, typed as yuan; NaN while the text is no amount. */
export function MoneyInput({
  value,
  onChange,
  onBlur,
  ...rest
}: Controlled<number | null> & { disabled: boolean }) {
  // The text being typed, and the amount it stood for; when the form brings another amount, that one is shown.
  const [draft, setDraft] = useState<{ text: string; fen: number | null }>({ text: '', fen: null })
  const fen = value ?? null
  const text = Object.is(draft.fen, fen) ? draft.text : fen === null ? '' : formatFen(fen)
  return (
    <Input
      {...rest}
      prefix="¥"
      inputMode="decimal"
      autoComplete="off"
      maxLength={16}
      className="q-money"
      value={text}
      onChange={(event) => {
        const parsed = parseFen(event.target.value)
        const next = parsed === undefined ? Number.NaN : parsed
        setDraft({ text: event.target.value, fen: next })
        onChange?.(next)
      }}
      onBlur={() => {
        if (fen !== null && !Number.isNaN(fen)) setDraft({ text: formatFen(fen), fen })
        onBlur?.()
      }}
    />
  )
}
