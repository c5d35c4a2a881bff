import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

import { useApi } from './desk.tsx'

/** What was done last and may be taken back, on whatever screen one is by then. */
export interface Undoable {
  readonly kind: 'leaving' | 'registration'
  readonly visitId: number
  /** Whom it was about. */
  readonly name: string
}

let last: Undoable | null = null
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function set(next: Undoable | null): void {
  last = next
  listeners.forEach((listener) => listener())
}

/** Nothing to take back any more: it was, or its time is over. */
export function forgetUndo(): void {
  clearTimeout(timer)
  set(null)
}

const store = {
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  read: () => last,
}

/** The last thing that may be taken back; null when there is none, or its time is over. */
export const useUndoable = (): Undoable | null => useSyncExternalStore(store.subscribe, store.read)

/** Offers to take something back for as long as the site's rules allow. */
export function useOfferUndo(): (done: Undoable) => void {
  const rules = useQuery(useApi().receptionRule.get.queryOptions({ input: {} }))
  const minutes = rules.data?.undoMinutes ?? 1
  return (done) => {
    clearTimeout(timer)
    timer = setTimeout(forgetUndo, minutes * 60_000)
    set(done)
  }
}
