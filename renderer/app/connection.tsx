import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'

import { connect, type Connection, type Screen } from '../client/connect.ts'
import { DeskProvider } from '../client/desk.tsx'
import { useTexts } from '../i18n/index.ts'
import { LoadingState } from '../ui/states.tsx'

/** Waits between two tries to reach the core again, ms; the last one repeats. */
const waits = [200, 500, 1000, 2000, 5000]

/** The core is on this machine: a failed call is not repeated behind the user's back, a change is told by the core. */
const cache = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 30_000 } },
})

function useConnection(screen: Screen): { connection: Connection | null; lost: boolean } {
  const [connection, setConnection] = useState<Connection | null>(null)
  const [lost, setLost] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    const gone = () => stop.signal.aborted
    const keep = async () => {
      for (let tries = 0; !gone(); tries += 1) {
        const next = await connect(screen).catch(() => null)
        if (gone()) return
        if (next) {
          tries = 0
          setConnection(next)
          setLost(false)
          await next.closed
        }
        setLost(true)
        const wait = waits[Math.min(tries, waits.length - 1)]
        await new Promise((resolve) => setTimeout(resolve, wait))
      }
    }
    void keep()
    return () => {
      stop.abort()
    }
  }, [screen])
  return { connection, lost }
}

/**
 * Asks again over a new connection, after the queries below have taken it over. Nobody is signed in on it yet, so at the
 * reception only the session is asked; a print window keeps the document that its used-up ticket brought.
 */
function useRefresh(screen: Screen, connection: Connection | null): void {
  useEffect(() => {
    if (!connection || screen === 'print') return
    const refresh = async () => {
      // what was asked over a connection that died is never answered: forget it, or it would be waited for for ever
      await cache.cancelQueries()
      await cache.invalidateQueries({
        predicate: ({ queryKey }) => screen === 'clock' || (queryKey[0] as string[])[0] === 'session',
      })
    }
    void refresh()
  }, [screen, connection])
}

/**
 * Connects this window to the core and stays connected. While the connection is gone, everything stays on the screen with
 * a line that says so: no form loses what was typed.
 */
export function ConnectionProvider({ screen, children }: { screen: Screen; children: ReactNode }) {
  const { t } = useTexts()
  const { connection, lost } = useConnection(screen)
  useRefresh(screen, connection)
  if (!connection) return <LoadingState lines={4} />
  return (
    <QueryClientProvider client={cache}>
      <DeskProvider client={connection.client}>
        {lost && <Alert banner type="warning" role="status" title={t('errors.CONNECTION_LOST')} />}
        {children}
      </DeskProvider>
    </QueryClientProvider>
  )
}
