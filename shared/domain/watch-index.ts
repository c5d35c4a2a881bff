import {
  fitsByTrait,
  keysOfName,
  watchWaysOf,
  type WatchedPerson,
  type WatchTarget,
  type WatchTolerance,
  type WatchWay,
} from './watch-match.ts'

/** An entry of the list, with whatever else its owner keeps of it. */
interface Indexed {
  readonly target: WatchTarget
}

/**
 * Entries by the keys of their names, so that an arrival is compared with those few whose name it may be; the other traits
 * are short texts and are read through. Answers the same as comparing with all, in the order of `entries`.
 */
export function createWatchIndex<E extends Indexed>(entries: readonly E[]) {
  const byName = new Map<string, E[]>()
  for (const entry of entries)
    for (const name of [entry.target.name, ...entry.target.aliases])
      for (const key of keysOfName(name)) {
        const same = byName.get(key)
        if (same) same.push(entry)
        else byName.set(key, [entry])
      }

  return (person: WatchedPerson, tolerance: WatchTolerance): { entry: E; ways: readonly WatchWay[] }[] => {
    const named = new Set(
      [person.name, ...person.companions].flatMap(keysOfName).flatMap((key) => byName.get(key) ?? []),
    )
    return entries
      .filter((entry) => named.has(entry) || fitsByTrait(person, entry.target, tolerance))
      .map((entry) => ({ entry, ways: watchWaysOf(person, entry.target, tolerance) }))
      .filter(({ ways }) => ways.length > 0)
  }
}
