import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { z } from 'zod'

import type { findEvent } from '#shared/contract/readers.ts'

import { useDesk } from '../../client/desk.tsx'

type FindEvent = z.infer<typeof findEvent>
type Port = Extract<FindEvent, { kind: 'ports' }>['ports'][number]

/** What was found at a port. */
export type FindResult = Extract<FindEvent, { kind: 'result' }>

/** A port that no reader of the desk holds, and how far the search is there. */
export interface SearchedPort extends Port {
  readonly asking?: Extract<FindEvent, { kind: 'progress' }>
  readonly result?: FindResult
}

export interface Search {
  readonly phase: 'searching' | 'listening' | 'done'
  readonly ports: readonly SearchedPort[]
  readonly error?: unknown
}

/** What a search found stays when the next one, listening for cards, hears nothing there. */
function merged(before: readonly SearchedPort[], event: FindEvent): readonly SearchedPort[] {
  if (event.kind === 'ports')
    return event.ports.map((port) => {
      const known = before.find(({ path }) => path === port.path)?.result
      return known && known.outcome !== 'silent' ? { ...port, result: known } : port
    })
  return before.map((port) => {
    if (port.path !== event.path) return port
    if (event.kind === 'progress') return { ...port, asking: event }
    const keep = port.result !== undefined && event.outcome !== 'found'
    return keep ? port : { ...port, result: event }
  })
}

/** Searches from the start on, and again when told to; ends with its dialog. */
export function useFind(): { search: Search; start: (listen: boolean) => void } {
  const desk = useDesk()
  const [search, setSearch] = useState<Search>({ phase: 'searching', ports: [] })
  const stop = useRef<AbortController>(null)

  const run = async (listen: boolean): Promise<void> => {
    stop.current?.abort()
    const own = new AbortController()
    stop.current = own
    const { signal } = own
    setSearch(({ ports }) => ({
      phase: listen ? 'listening' : 'searching',
      ports: listen ? ports : [],
    }))
    try {
      for await (const event of await desk.readers.find({ listen }, { signal })) {
        if (signal.aborted) return
        setSearch((before) => ({ ...before, ports: merged(before.ports, event) }))
        if (listen && event.kind === 'result' && event.outcome === 'found') break
      }
      if (!signal.aborted) setSearch(({ ports }) => ({ phase: 'done', ports }))
    } catch (error) {
      if (!signal.aborted) setSearch(({ ports }) => ({ phase: 'done', ports, error }))
    }
  }
  const begin = useEffectEvent(() => void run(false))
  useEffect(() => {
    begin()
    return () => stop.current?.abort()
  }, [])
  return { search, start: (listen) => void run(listen) }
}
