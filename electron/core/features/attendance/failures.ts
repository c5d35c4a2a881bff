/** Failures that are further apart than this do not belong to one person's tries, ms. */
const together = 60_000

/** Counts the failures in a row at each reader. `now`: monotonic ms. */
export function createFailures(now: () => number) {
  const readers = new Map<number, number[]>()
  return {
    /** One more; answers how many there are within the last minute, this one included. */
    add(readerId: number): number {
      const at = now()
      const recent = [...(readers.get(readerId) ?? []).filter((one) => at - one < together), at]
      readers.set(readerId, recent)
      return recent.length
    },
    /** Somebody was known there. */
    forget(readerId: number): void {
      readers.delete(readerId)
    },
  }
}
