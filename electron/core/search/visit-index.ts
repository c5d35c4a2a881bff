import { sqliteCode } from '../database/errors.ts'
import type { Sqlite } from '../database/open.ts'
import { createIndexRows } from './index-rows.ts'
import { disown, emptySome, looksWhole, makeAnew, segments } from './index-table.ts'

/** Aimed at by one step before its commit, ms: an act that arrives meanwhile waits for one step. */
const stepTime = 3
/** FTS5 refuses at 2,000 with the words for a full disk. */
const tooManySegments = 1_900
/** After so many visits in a row the index is merged into one part, in which later questions are quicker. */
const manyRows = 20_000

/** What is done next: nothing is known to be left, visits are added, parts are merged, or a bad index is emptied. */
type Work = 'rest' | 'add' | 'merge' | 'mergeAll' | 'empty'

/** The index over the register's fragments: what is in it, and its upkeep in small steps. */
export interface VisitIndex {
  /** Highest visit id to be found in the index; 0 while it cannot be used. */
  indexedTo(): number
  /** One step of some milliseconds, one commit. True while there is more to do. @throws SQLite's errors */
  step(): boolean
  /** The index gave itself away as damaged: nothing is looked up in it until it is made anew, which `step` does. */
  distrust(): void
  /** Tells when there is something to do although nothing was saved. */
  onDistrust(listener: () => void): void
  /**
   * Takes a visit out of the index, in the act that is going to change or erase it and before it does: the grams are made
   * from the row as it is. `addAgain` after a change.
   */
  forget(id: number): void
  /** Puts a changed visit back, in the same act. */
  addAgain(id: number): void
}

/** Runs steps in transactions of their own, of a size that follows how long the last one took. */
function createPace(sqlite: Sqlite, first: number, least: number, most: number) {
  let size = first
  return <T>(step: (size: number) => T): T =>
    sqlite
      .transaction(() => {
        const start = performance.now()
        const answer = step(size)
        // without the commit: a smaller step would not make the disk's sync shorter
        const fitting = (size * stepTime) / Math.max(performance.now() - start, 0.1)
        size = Math.round(Math.min(most, Math.max(least, Math.min(fitting, size * 2))))
        return answer
      })
      .immediate()
}

/** True for what a new index cures. */
function isCurable(error: unknown, sqlite: Sqlite): boolean {
  const code = sqliteCode(error)
  if (code === 'SQLITE_FULL') return segments(sqlite) >= tooManySegments
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_ERROR'
}

export function createVisitIndex(sqlite: Sqlite): VisitIndex {
  const rows = createIndexRows(sqlite)
  const [adding, merging, emptying] = [
    createPace(sqlite, 50, 20, 500),
    createPace(sqlite, 16, 4, 64),
    createPace(sqlite, 16, 4, 512),
  ]
  let trusted = looksWhole(sqlite)
  let work: Work = trusted ? 'add' : 'empty'
  let addedInARow = 0
  let told: () => void = () => undefined

  function distrust() {
    trusted = false
    work = 'empty'
    told()
  }

  function emptied(): Work {
    const some = (size: number) => {
      disown(sqlite)
      return emptySome(sqlite, size)
    }
    if (emptying(some)) return 'empty'
    makeAnew(sqlite)
    trusted = true
    return 'add'
  }

  function added(): Work {
    const count = adding(rows.addNext)
    addedInARow += count
    if (count > 0) return 'merge'
    const many = addedInARow >= manyRows
    addedInARow = 0
    return many ? 'mergeAll' : 'rest'
  }

  const merged = (all: boolean) => merging((pages) => rows.merge(pages, all))

  function advance(): Work {
    if (work === 'empty') return emptied()
    if (work === 'merge') return merged(false) ? 'merge' : 'add'
    if (work === 'mergeAll') return merged(true) ? 'mergeAll' : 'rest'
    return added()
  }

  /** FTS5 holds back what it is to write until the next savepoint begins, or else until the commit. */
  const flush = sqlite.transaction(() => undefined)

  /** A damaged index is no reason for an act to fail: it is given up in the act's own transaction, and emptied after it. */
  const inAct = (write: (id: number) => void) => (id: number) => {
    if (!trusted) return
    const written = sqlite.transaction(() => {
      write(id)
      flush() // here, where it can be taken back without the act
    })
    try {
      written()
    } catch (error) {
      if (!isCurable(error, sqlite)) throw error
      disown(sqlite)
      distrust()
    }
  }

  return {
    indexedTo: () => (trusted ? rows.indexedTo() : 0),
    step() {
      try {
        work = advance()
      } catch (error) {
        if (work === 'empty' || !isCurable(error, sqlite)) throw error
        distrust()
      }
      return work !== 'rest'
    },
    distrust,
    onDistrust(listener) {
      told = listener
    },
    forget: inAct(rows.forget),
    addAgain: inAct(rows.addAgain),
  }
}
