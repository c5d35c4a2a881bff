import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'

import { useApi, useDesk, useLiveChanges } from '../client/desk.tsx'
import { useProblems } from '../client/problem.ts'
import { SignIn } from '../features/session/sign-in.tsx'
import { SetupWizard } from '../features/setup/wizard.tsx'
import { setSiteZone } from '../ui/time.ts'
import { ErrorState, LoadingState } from '../ui/states.tsx'
import { Desk } from './desk.tsx'
import { useIdleLock } from './idle-lock.ts'

/** The reception window: first start, then sign-in, then the desk. Locking keeps the desk as it was, out of sight. */
export function Reception() {
  const api = useApi()
  const client = useDesk()
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const state = useQuery(api.session.state.queryOptions({ staleTime: 0 }))
  /** Who was here last: his half-filled forms wait behind the lock. */
  const [lastUser, setLastUser] = useState<number | null>(null)
  const user = state.data?.user ?? null
  const site = state.data?.site ?? null

  const lock = async () => {
    await client.session.signOut()
    await state.refetch()
  }
  useIdleLock(user === null ? null : (site?.lockAfterMinutes ?? null), () => void lock())

  if (state.error) return <ErrorState message={sentence(state.error)} onRetry={() => void state.refetch()} />
  if (!state.data) return <LoadingState lines={4} />
  if (!site) return <SetupWizard onDone={() => void state.refetch()} />
  setSiteZone(site.timeZone)

  const signedIn = async (staffId: number) => {
    if (lastUser !== null && lastUser !== staffId) void navigate('/')
    setLastUser(staffId)
    await state.refetch()
  }
  const shown = user?.staffId ?? lastUser
  return (
    <>
      {shown !== null && (
        <div className={user ? 'q-window' : 'q-window q-away'} inert={!user} aria-hidden={!user}>
          <Desk key={shown} site={site} user={user} onLock={() => void lock()} />
          {user && <LiveChanges />}
        </div>
      )}
      {!user && <SignIn site={site} onSignedIn={signedIn} />}
    </>
  )
}

function LiveChanges() {
  useLiveChanges()
  return null
}
