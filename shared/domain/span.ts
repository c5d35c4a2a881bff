const units = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
  ['seconds', 1_000],
] as const

export interface Span {
  readonly unit: (typeof units)[number][0]
  readonly count: number
}

/** A length of time (ms, of either sign) in the largest unit of which there are two at least. */
export function spanOf(ms: number): Span {
  const length = Math.abs(ms)
  const [unit, size] = units.find(([, one]) => length >= 2 * one) ?? (['seconds', 1_000] as const)
  return { unit, count: Math.floor(length / size) }
}
