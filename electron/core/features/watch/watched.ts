import { and, asc, isNull } from 'drizzle-orm'
import { watchGrades, type WatchGrade } from '#shared/contract/watch-list.ts'
import { createWatchIndex } from '#shared/domain/watch-index.ts'
import {
  strengthOf,
  type WatchedPerson,
  type WatchTarget,
  type WatchWay,
} from '#shared/domain/watch-match.ts'
import type { Core } from '../../core.ts'
import { watchEntries } from '../../database/tables.ts'
import { targetOf } from './keys.ts'

interface Watched {
  readonly id: number
  readonly number: string
  readonly grade: WatchGrade
  readonly validUntil: number | null
  /** UTC ms. */
  readonly changedAt: number
  readonly target: WatchTarget
}

/** An entry that somebody fits, and by what. */
export interface Fit extends Omit<Watched, 'target' | 'validUntil'> {
  readonly ways: readonly WatchWay[]
}

export interface WatchedList {
  /** What somebody fits at `at` (UTC ms), the gravest grade first; a welcome that is not sure is none. */
  fits(person: WatchedPerson, at: number): Fit[]
  /** To be called after every change of the list. */
  forget(): void
}

/** The entries that count, kept in memory in the forms they are compared by: an arrival compares, it does not compute. */
export function createWatchedList(core: Core): WatchedList {
  let find: ReturnType<typeof createWatchIndex<Watched>> | undefined

  function read(): readonly Watched[] {
    return core.db
      .select()
      .from(watchEntries)
      .where(and(isNull(watchEntries.endedAt), isNull(watchEntries.erasedAt)))
      .orderBy(asc(watchEntries.id))
      .all()
      .map((entry) => ({
        id: entry.id,
        number: entry.number,
        grade: entry.grade,
        validUntil: entry.validUntil,
        changedAt: entry.changedAt,
        target: targetOf(core.fields, entry),
      }))
  }

  return {
    fits(person, at) {
      const tolerance = core.site.settings().reception.watchTolerance
      find ??= createWatchIndex(read())
      return find(person, tolerance)
        .filter(({ entry: { validUntil } }) => validUntil === null || validUntil > at)
        .map(({ entry: { id, number, grade, changedAt }, ways }) => ({ id, number, grade, changedAt, ways }))
        .filter(({ grade, ways }) => grade !== 'welcome' || strengthOf(ways) !== 'weak')
        .toSorted((one, other) => watchGrades.indexOf(one.grade) - watchGrades.indexOf(other.grade))
    },
    forget() {
      find = undefined
    },
  }
}
