import type { LeaveNote, Pass } from '#shared/contract/leaving.ts'
import type { Visit } from '#shared/contract/visitors.ts'

/** What is to be settled before somebody goes. */
export interface LeaveNotes {
  readonly passes: readonly Pass[]
  readonly companions: number
  readonly companionNames: string
  readonly notes: readonly LeaveNote[]
}

/** A visitor about to go, with everything that is to be settled before. */
export interface Going extends LeaveNotes {
  readonly visit: Visit
  readonly kind: 'seen' | 'said'
}
