import { useCallback, useEffect, useRef } from 'react'

/** Goes back when nobody has done anything for `wait` ms: he has gone, and so does what he typed. Answers what tells that somebody is there. */
export function usePatience(onBack: () => void, wait: number): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const alive = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(onBack, wait)
  }, [onBack, wait])
  useEffect(() => {
    alive()
    return () => clearTimeout(timer.current)
  }, [alive])
  return alive
}
