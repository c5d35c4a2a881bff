import { useEffect, useState } from 'react'

import type { VisitorScreen } from '#shared/contract/visitor-side.ts'
import { useDesk } from '../../client/desk.tsx'

/** Wait before the core is asked again on the same connection, ms. */
const askAgain = 2_000

/** What the core wants shown; null while it cannot be heard. */
export function useScreen(): VisitorScreen | null {
  const desk = useDesk()
  const [shown, setShown] = useState<VisitorScreen | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const follow = async () => {
      for await (const next of await desk.visitorSide.screen(undefined, { signal: stop.signal }))
        if (!stop.signal.aborted) setShown(next)
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      follow()
        .catch(() => undefined)
        .finally(() => {
          if (stop.signal.aborted) return
          setShown(null)
          timer = setTimeout(keep, askAgain)
        })
    }
    keep()
    return () => {
      stop.abort()
      clearTimeout(timer)
      setShown(null)
    }
  }, [desk])
  return shown
}
