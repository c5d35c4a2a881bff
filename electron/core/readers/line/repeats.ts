/** Ids remembered at once; more than anybody can lay on an antenna within the window. */
const MOST = 64

/**
 * Tells a card's first sign from its repeats: true when `number` has not been seen for `windowMs`, false for a repeat,
 * which begins the window anew (wire reference 6). `atMs` is monotonic and never goes back.
 */
export function createRepeatFilter(windowMs: number): (number: string, atMs: number) => boolean {
  /** Last sign of each id, the oldest first. */
  const seen = new Map<string, number>()
  return (number, atMs) => {
    const lastMs = seen.get(number)
    seen.delete(number)
    seen.set(number, atMs)
    const [oldest] = seen.keys()
    if (seen.size > MOST && oldest !== undefined) seen.delete(oldest)
    return lastMs === undefined || atMs - lastMs >= windowMs
  }
}
