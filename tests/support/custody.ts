import type { TestDesk } from './desk.ts'
import { deposit, drawn } from './handover.ts'

/** Two hundreds, a fifty and three one-yuan notes: 253.00. */
export const cash = [
  { denominationFen: 10_000 as const, quantity: 2 },
  { denominationFen: 5_000 as const, quantity: 1 },
  { denominationFen: 100 as const, quantity: 3 },
]
export const cashFen = 25_300

/** A deposit counted face to face, with everything filled in. */
export const countedDeposit = {
  ...deposit,
  idKind: 'residentId' as const,
  idNumber: '110101199003070011',
  contents: '现金',
  method: 'counted' as const,
  declaredFen: cashFen,
  cashLines: cash,
  sealNumber: 'F-0002',
}

/** What a guest and the desk find when nothing is wrong. */
export const release = {
  sealIntact: true,
  recount: cash,
  guestSignature: drawn,
  differenceReason: '',
  approval: null,
}

/** A line with too few points to be a signature. */
export const scratch = { ...drawn, strokes: [[{ x: 1, y: 1, time: 0 }]] }

/** Kinds and facts of the chain's entries about one record, oldest first. */
export const entriesOf = (desk: TestDesk, table: string, id: number) =>
  desk.desk.core.sqlite
    .prepare(
      'SELECT kind, actor_id AS actorId, facts FROM audit_entries WHERE subject_table = ? AND subject_id = ? ORDER BY seq',
    )
    .all(table, id)
    .map((entry) => {
      const { kind, actorId, facts } = entry as { kind: string; actorId: number; facts: string }
      return { kind, actorId, facts: JSON.parse(facts) as Record<string, unknown> }
    })

/** Everything the store keeps to answer repeats with, and the chain's facts, as one text: no person may be in it. */
export const keptAnswers = (desk: TestDesk): string =>
  [
    ...desk.desk.core.sqlite.prepare('SELECT answer FROM requests').pluck().all(),
    ...desk.desk.core.sqlite.prepare('SELECT facts FROM audit_entries').pluck().all(),
  ].join('\n')
