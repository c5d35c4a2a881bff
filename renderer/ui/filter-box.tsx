import { Input, type InputRef } from 'antd'
import { useEffect, useRef } from 'react'

type FilterBoxProps = {
  /** What may be typed; stands in the box while it is empty. */
  label: string
  value: string
  onChange: (value: string) => void
  autoFocus?: boolean
}

/** The box above a table that looks for a fragment. */
export function FilterBox({ label, value, onChange, autoFocus = false }: FilterBoxProps) {
  const box = useRef<InputRef>(null)
  useEffect(() => {
    if (autoFocus) box.current?.focus()
  }, [autoFocus])
  return (
    <Input.Search
      ref={box}
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      allowClear
    />
  )
}
