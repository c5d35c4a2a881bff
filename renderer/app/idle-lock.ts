import { useEffect, useEffectEvent } from 'react'

/** What counts as somebody being there. */
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
/** How often the clock is looked at, ms. */
const glance = 1_000

/**
 * Calls `lock` after so many minutes without a sign of life; never while `minutes` is null. It goes by the clock on the
 * wall, so that a PC that slept over lunch locks on the first movement, before anybody sees or touches anything.
 */
export function useIdleLock(minutes: number | null, lock: () => void): void {
  const run = useEffectEvent(lock)
  useEffect(() => {
    if (minutes === null) return undefined
    let last = Date.now()
    const tooLong = () => Date.now() - last >= minutes * 60_000
    const look = () => {
      if (tooLong()) run()
    }
    const alive = () => {
      if (tooLong()) run()
      else last = Date.now()
    }
    const timer = setInterval(look, glance)
    for (const sign of signs) window.addEventListener(sign, alive, { capture: true, passive: true })
    return () => {
      clearInterval(timer)
      for (const sign of signs) window.removeEventListener(sign, alive, { capture: true })
    }
  }, [minutes])
}
