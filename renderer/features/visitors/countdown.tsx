import { useEffect, useEffectEvent, useState } from 'react'

import { useTexts } from '../../i18n/index.ts'
import { useNow } from './use-now.ts'

/** `1:05`; the same width from the first second to the last. */
const clockOf = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** Counts down from `seconds` once; a new wait is a new `key`. */
export function Countdown({ seconds, onOver }: { seconds: number; onOver: () => void }) {
  const { t } = useTexts()
  const [until] = useState(() => Date.now() + seconds * 1000)
  const left = Math.max(0, Math.ceil((until - useNow(1000)) / 1000))
  const over = useEffectEvent(onOver)
  useEffect(() => {
    if (left === 0) over()
  }, [left])
  return (
    <span className="v-timer">
      {t('calls.timer')}
      <strong role="timer" aria-label={t('calls.timer')} className="q-num">
        {clockOf(left)}
      </strong>
    </span>
  )
}
