/** Numbers of one series, in milliseconds. */
export interface Series {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
  readonly count: number
}

export function series(samples: readonly number[]): Series {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1), count: sorted.length }
}

/** Milliseconds of one call. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** One line of the result: a goal of the form "at most N times the floor" or "at most N ms". */
export interface Finding {
  readonly goal: string
  readonly what: string
  readonly measured: number
  readonly limit: number
  readonly unit: 'x' | 'ms'
  readonly note: string
}

export const ratio = (goal: string, what: string, ours: number, floor: number, limit: number): Finding => ({
  goal,
  what,
  measured: ours / floor,
  limit,
  unit: 'x',
  note: `${ours.toFixed(3)} ms against ${floor.toFixed(3)} ms`,
})
