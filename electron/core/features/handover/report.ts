import { eq, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { handoverReport } from '#shared/contract/handover.ts'
import type { Core } from '../../core.ts'
import { deposits, lentPasses, parcels, receptionGrades, staff, visits } from '../../database/tables.ts'
import { isInside } from '../../database/inside.ts'
import { isLentOut } from '../lent/passes.ts'
import { createMatters } from './matters.ts'

export type HandoverReport = z.infer<typeof handoverReport>

/** Audit kinds that the report counts, by the number they make. */
const countedKinds = {
  visitsRegistered: 'visit.registered',
  visitsLeft: 'visit.left',
  closedBySystem: 'visit.closedBySystem',
  traced: 'trace.recorded',
  parcelsReceived: 'parcel.received',
  parcelsReleased: 'parcel.released',
  depositsOpened: 'deposit.opened',
  depositsReleased: 'deposit.released',
} as const
type CountedNumber = keyof typeof countedKinds | 'punches'

interface Revealed {
  readonly by: string | null
  readonly at: number
  readonly facts: string
}

/** What the entries after `afterSeq` up to `frozenSeq` come to, in numbers. */
function createShiftNumbers({ sqlite }: Core) {
  // Things, not entries: a thing that two entries speak about is one, and what was taken back is none.
  const kinds = sqlite.prepare(
    `SELECT kind, count(DISTINCT subject_id) AS times FROM audit_entries AS entry
     WHERE seq > @after AND seq <= @frozen AND subject_id > 0
       AND NOT (kind = 'visit.registered' AND EXISTS (
         SELECT 1 FROM visits WHERE visits.id = subject_id AND voided_at IS NOT NULL))
       AND NOT (kind = 'visit.left' AND EXISTS (
         SELECT 1 FROM audit_entries AS undone WHERE undone.subject_table = 'visits'
           AND undone.subject_id = entry.subject_id AND undone.kind = 'visit.leavingUndone'
           AND undone.seq > entry.seq AND undone.seq <= @frozen))
     GROUP BY kind`,
  )
  const punches = sqlite.prepare(
    `SELECT count(DISTINCT subject_id) AS times FROM audit_entries
     WHERE seq > ? AND seq <= ? AND subject_table = 'punches'`,
  )

  return (afterSeq: number, frozenSeq: number): Record<CountedNumber, number> => {
    const rows = kinds.all({ after: afterSeq, frozen: frozenSeq }) as { kind: string; times: number }[]
    const times = new Map(rows.map((row) => [row.kind, row.times]))
    const counted = Object.entries(countedKinds).map(([name, kind]) => [name, times.get(kind) ?? 0])
    const { times: punched } = punches.get(afterSeq, frozenSeq) as { times: number }
    return { ...(Object.fromEntries(counted) as Record<CountedNumber, number>), punches: punched }
  }
}

/**
 * Writes the shift's report out of what the desk did: audit entries after `afterSeq` up to `frozenSeq`, and what is on
 * the premises and in custody right now. Call it inside the act that freezes it.
 */
export function createReportWriter(core: Core) {
  const { db, sqlite } = core
  const matters = createMatters(core)
  const numbers = createShiftNumbers(core)
  const reveals = sqlite.prepare(
    `SELECT staff.name AS "by", entry.at AS at, entry.facts AS facts
     FROM audit_entries AS entry LEFT JOIN staff ON staff.id = entry.actor_id
     WHERE entry.kind = 'idNumber.revealed' AND entry.seq > ? AND entry.seq <= ? ORDER BY entry.seq`,
  )

  const idNumbersRevealed = (afterSeq: number, frozenSeq: number) =>
    (reveals.all(afterSeq, frozenSeq) as Revealed[]).map(({ by, at, facts }) => {
      const { reason = '' } = JSON.parse(facts) as { reason?: string }
      return { by: by ?? '', at, reason }
    })

  const onSite = () =>
    db
      .select({
        number: visits.number,
        name: visits.name,
        gradeLetter: sql<string>`coalesce(${receptionGrades.letter}, '')`,
        company: visits.company,
        hostName: visits.hostName,
        hostNow: staff.name,
        arrivedAt: visits.arrivedAt,
        badgeNumber: visits.badgeNumber,
      })
      .from(visits)
      .leftJoin(staff, eq(staff.id, visits.hostId))
      .leftJoin(receptionGrades, eq(receptionGrades.id, visits.gradeId))
      .where(isInside)
      .orderBy(visits.arrivedAt, visits.id)
      .all()
      .map(({ hostName, hostNow, ...line }) => ({ ...line, host: hostName || (hostNow ?? '') }))

  const passesOut = () =>
    db
      .select({
        kind: lentPasses.kind,
        number: lentPasses.number,
        name: visits.name,
        visitNumber: visits.number,
        lentAt: lentPasses.lentAt,
      })
      .from(lentPasses)
      .innerJoin(visits, eq(visits.id, lentPasses.visitId))
      .where(isLentOut)
      .orderBy(lentPasses.lentAt, lentPasses.id)
      .all()

  const parcelsHeld = () =>
    db
      .select({
        number: parcels.number,
        recipient: parcels.recipientName,
        shelf: parcels.shelf,
        place: parcels.place,
        receivedAt: parcels.receivedAt,
      })
      .from(parcels)
      .where(isNull(parcels.releasedAt))
      .orderBy(parcels.shelf, parcels.place)
      .all()
      .map(({ shelf, place, ...line }) => ({ ...line, pickupCode: `${shelf}-${place}` }))

  const depositsHeld = () =>
    db
      .select({
        number: deposits.number,
        guest: deposits.guestName,
        sealNumber: deposits.sealNumber,
        place: deposits.place,
        countedFen: deposits.countedFen,
      })
      .from(deposits)
      .where(isNull(deposits.releasedAt))
      .orderBy(deposits.place, deposits.id)
      .all()

  return (afterSeq: number, frozenSeq: number): HandoverReport => ({
    ...numbers(afterSeq, frozenSeq),
    idNumbersRevealed: idNumbersRevealed(afterSeq, frozenSeq),
    onSite: onSite(),
    passesOut: passesOut(),
    parcels: parcelsHeld(),
    deposits: depositsHeld(),
    matters: matters
      .listOpen()
      .map(({ number, text, priority, dueAt }) => ({ number, text, priority, dueAt })),
  })
}
