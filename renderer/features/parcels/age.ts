const day = 86_400_000

/** A parcel that lies longer wants a reminder; longer still, a decision. Whole days. */
export const longDays = 3
export const veryLongDays = 7

/** How many whole days something has lain here; both UTC ms. */
export const daysSince = (receivedAt: number, now: number): number =>
  Math.max(0, Math.floor((now - receivedAt) / day))

/** The moment before which something counts as lying too long, UTC ms. */
export const longBefore = (now: number): number => now - longDays * day
