import type { damageKinds, Verification } from '#shared/contract/desk.ts'

export type DamageKind = (typeof damageKinds)[number]
export type Damage = Verification['damage'][number]

/** More than this is listed by nobody; the first ones are what matters. */
const mostListed = 200

/** Whether a verification may go on, and how far it is. */
export interface Watch {
  /** How many entries and rows there are to look at, about. */
  expect(total: number): void
  /** So many more entries or rows are done. @throws JobCancelled */
  step(done: number): void
}

/**
 * What was found, in the order it was found. `detail` is language-free: `entryMoved` the place it came from, `entryMissing`
 * a range when several are gone, `newestMissing` how many are gone, `headUnreadable` `missing` or `unreadable`,
 * `record…` the table and the row's id, `fileDamaged` what SQLite says.
 */
export interface Findings {
  add(kind: DamageKind, seq: number | null, detail?: string): void
  readonly list: readonly Damage[]
  /** Smallest seq at which the chain itself is broken. */
  firstBroken(): number | null
}

const chainKinds: readonly DamageKind[] = ['entryChanged', 'entryMissing', 'entryMoved', 'newestMissing']

export function createFindings(): Findings {
  const list: Damage[] = []
  let first: number | null = null
  return {
    list,
    add(kind, seq, detail = '') {
      if (list.length < mostListed) list.push({ kind, seq, detail })
      if (seq !== null && chainKinds.includes(kind)) first = Math.min(first ?? seq, seq)
    },
    firstBroken: () => first,
  }
}
