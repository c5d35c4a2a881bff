import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'

import { useApi, useDesk, useLiveChanges } from '../client/desk.tsx'
import { useProblems } from '../client/problem.ts'
import { LockedPrint } from '../features/evacuation/locked-print.tsx'
import { SignIn } from '../features/session/sign-in.tsx'
import { SetupWizard } from '../features/setup/wizard.tsx'
import { setScannerRules } from '../ui/scanner.ts'
import { setSiteZone } from '../ui/time.ts'
import { ErrorState, LoadingState } from '../ui/states.tsx'
import { Desk } from './desk.tsx'
import { useIdleLock } from './idle-lock.ts'
import { TopLayer } from './top-layer.tsx'

/** Who is at the desk, who was there last, and how the desk is locked and opened. */
function useSession() {
  const api = useApi()
  const client = useDesk()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const state = useQuery(api.session.state.queryOptions({ staleTime: 0 }))
  /** Who was here last: his half-filled forms wait behind the lock. */
  const [lastUser, setLastUser] = useState<number | null>(null)
  /** Hidden at once, whatever the core says and even while it cannot be reached. */
  const [locked, setLocked] = useState(false)
  const user = locked ? null : (state.data?.user ?? null)

  return {
    state,
    user,
    lastUser,
    async lock() {
      setLocked(true)
      // without a connection there is no session left to end
      await client.session.signOut().catch(() => undefined)
      await state.refetch()
    },
    async signedIn(staffId: number) {
      const another = lastUser !== null && lastUser !== staffId
      setLastUser(staffId)
      await cache.invalidateQueries()
      setLocked(false)
      // after the other person's desk is gone: his unsaved form must not ask this one
      if (another) void navigate('/')
    },
  }
}

/** The reception window: first start, then sign-in, then the desk. Locking keeps the desk as it was, out of sight. */
export function Reception() {
  const { sentence } = useProblems()
  const { state, user, lastUser, lock, signedIn } = useSession()
  const site = state.data?.site ?? null
  useIdleLock(user === null ? null : (site?.lockAfterMinutes ?? null), () => void lock())

  if (!state.data)
    return state.error ? (
      <ErrorState message={sentence(state.error)} onRetry={() => void state.refetch()} />
    ) : (
      <LoadingState lines={4} />
    )
  if (!site) return <SetupWizard onDone={() => void state.refetch()} />
  setSiteZone(site.timeZone)
  setScannerRules({ prefix: site.scannerPrefix })

  const shown = user?.staffId ?? lastUser
  return (
    <>
      {shown !== null && (
        <div className={user ? 'q-window' : 'q-window q-away'} inert={!user}>
          <Desk key={shown} site={site} user={user} onLock={() => void lock()} />
          {user && <LiveChanges />}
        </div>
      )}
      {!user && (
        <TopLayer labelledBy="s-title">
          <SignIn site={site} last={lastUser} onSignedIn={signedIn} />
          <LockedPrint />
        </TopLayer>
      )}
    </>
  )
}

function LiveChanges() {
  useLiveChanges()
  return null
}
