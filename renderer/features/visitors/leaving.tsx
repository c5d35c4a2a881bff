import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'

import type { Visit } from '#shared/contract/visitors.ts'
import { useApi, useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { newRequestId } from '../../client/request.ts'
import { useOfferUndo } from '../../client/undo.ts'
import { visitorName } from '../../client/visitor-name.ts'
import { useTexts } from '../../i18n/index.ts'
import { useNotice } from '../../ui/notice.tsx'
import type { Going, LeaveNotes } from './going.ts'
import { LeaveDialog } from './leave-dialog.tsx'

interface Leaving {
  /** One key when nothing is to be settled, otherwise the dialog. */
  leave(visit: Visit, kind: 'seen' | 'said'): void
  /** The dialog in any case: somebody was scanned, or says more about how he left. */
  ask(visit: Visit, kind: 'seen' | 'said'): void
  /** The dialog is open. */
  readonly asking: boolean
  readonly dialog: ReactNode
}

const nothingToSettle = ({ passes, companions, notes }: LeaveNotes) =>
  passes.length === 0 && companions === 0 && notes.length === 0

/** Signs a visitor out and offers to take that back; the lists refresh by themselves. */
export function useLeaving(): Leaving {
  const { t } = useTexts()
  const client = useDesk()
  const { problem } = useNotice()
  const { sentence } = useProblems()
  const offerUndo = useOfferUndo()
  const [going, setGoing] = useState<Going | null>(null)
  const left = (visit: Visit) =>
    offerUndo({ kind: 'leaving', visitId: visit.id, name: visitorName(t, visit) })
  const signOut = useMutation(useApi().visitors.leave.mutationOptions())

  const start = async (visit: Visit, kind: 'seen' | 'said', always: boolean) => {
    try {
      const notes = await client.visitors.leaveNotes({ visitId: visit.id })
      if (always || !nothingToSettle(notes)) {
        setGoing({ visit, kind, ...notes })
        return
      }
      await signOut.mutateAsync({ requestId: newRequestId(), visitId: visit.id, kind })
      left(visit)
    } catch (error) {
      problem(sentence(error))
    }
  }
  return {
    leave: (visit, kind) => void start(visit, kind, false),
    ask: (visit, kind) => void start(visit, kind, true),
    asking: going !== null,
    dialog: going && (
      <LeaveDialog
        key={going.visit.id}
        going={going}
        onClose={() => setGoing(null)}
        onLeft={() => left(going.visit)}
      />
    ),
  }
}
