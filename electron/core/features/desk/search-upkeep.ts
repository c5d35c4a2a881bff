import type { Core } from '../../core.ts'

/** After the first screens are up, ms. */
const startAfter = 1_000
/** The desk is idle when nothing was saved for so long, ms. */
const quiet = 50
/** Between two steps, so that what has arrived meanwhile goes first, ms. */
const pause = 2
/** After so many acts without a pause the desk is not waited for: reading the new visits one by one (80 ns each) would be felt. */
const pressing = 20_000
/** After a failure (a full disk), ms. */
const retryAfter = 60_000

export interface SearchUpkeep {
  /** To be told of every commit: it may be a new visit, and the desk is not idle. */
  saved(): void
  stop(): void
}

/**
 * Brings the search index up to the newest visit in idle moments, on the one connection that writes: a second one would
 * make the first wait. No failure of it reaches a user; answers come from reading the visits then.
 */
export function startSearchUpkeep({ visitSearch, closing, ports, health }: Core): SearchUpkeep {
  const { index } = visitSearch
  let savedAt = 0
  let savedSince = 0
  let timer: NodeJS.Timeout | undefined

  function schedule(ms: number) {
    clearTimeout(timer)
    if (closing.aborted) return
    timer = setTimeout(run, ms)
    timer.unref()
  }

  function run() {
    timer = undefined
    try {
      const left = savedAt + quiet - performance.now()
      // a damaged file is not written to for the sake of an index
      if (!health.writable()) schedule(retryAfter)
      else if (left > 0 && savedSince < pressing) schedule(left)
      else if (index.step()) schedule(pause)
      else savedSince = 0
    } catch (error) {
      ports.log.error('searchUpkeep', error)
      schedule(retryAfter)
    }
  }

  index.onDistrust(() => schedule(pause))
  schedule(startAfter)
  return {
    saved() {
      savedAt = performance.now()
      savedSince += 1
      if (timer === undefined) schedule(quiet)
    },
    stop() {
      clearTimeout(timer)
    },
  }
}
