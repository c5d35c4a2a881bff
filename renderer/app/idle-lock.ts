import { useEffect, useEffectEvent } from 'react'

/** What counts as somebody being there. */
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Calls `lock` after so many minutes without a sign of life; never while `minutes` is null. */
export function useIdleLock(minutes: number | null, lock: () => void): void {
  const run = useEffectEvent(lock)
  useEffect(() => {
    if (minutes === null) return undefined
    let timer = setTimeout(run, minutes * 60_000)
    const alive = () => {
      clearTimeout(timer)
      timer = setTimeout(run, minutes * 60_000)
    }
    for (const sign of signs) window.addEventListener(sign, alive, { capture: true, passive: true })
    return () => {
      clearTimeout(timer)
      for (const sign of signs) window.removeEventListener(sign, alive, { capture: true })
    }
  }, [minutes])
}
