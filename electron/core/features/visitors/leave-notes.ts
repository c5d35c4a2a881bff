import { and, eq, inArray, isNull } from 'drizzle-orm'
import { DeskError } from '#shared/contract/errors.ts'
import type { LeaveNote } from '#shared/contract/leaving.ts'
import type { Core } from '../../core.ts'
import { goodsPasses, lentPasses, vehicles, visits } from '../../database/tables.ts'
import { createPasses, isLentOut, normalPass } from '../lent/passes.ts'

/** What a part of reception has to say about a visit that is about to end. */
type LeaveContributor = (visitId: number) => LeaveNote[]

function contributors({ db }: Core): readonly LeaveContributor[] {
  return [
    (visitId) =>
      db
        .select({ number: vehicles.plate })
        .from(vehicles)
        .where(and(eq(vehicles.visitId, visitId), isNull(vehicles.leaveKind)))
        .all()
        .map((row) => ({ kind: 'vehicle', ...row })),
    (visitId) =>
      db
        .select({ number: goodsPasses.number })
        .from(goodsPasses)
        .where(
          and(eq(goodsPasses.visitId, visitId), inArray(goodsPasses.state, ['asked', 'approved', 'inside'])),
        )
        .all()
        .map((row) => ({ kind: 'goodsPass', ...row })),
  ]
}

/** Codes printed on badges begin with this, and the visit's number follows. */
const badgeCode = 'QT-V:'

/** What the desk asks before a visitor goes, and who is meant by what was scanned. */
export function createLeaveNotes(core: Core) {
  const { db } = core
  const passes = createPasses(core)
  const parts = contributors(core)

  const insideByNumber = (number: string) =>
    db
      .select({ id: visits.id, leaveKind: visits.leaveKind, voidedAt: visits.voidedAt })
      .from(visits)
      .where(eq(visits.number, number))
      .all()
      .find(({ leaveKind, voidedAt }) => leaveKind === null && voidedAt === null)?.id

  /** A badge before a card before a key, should two of them bear one number. */
  const holderOf = (number: string) =>
    db
      .select({ visitId: lentPasses.visitId })
      .from(lentPasses)
      .where(and(eq(lentPasses.number, number), isLentOut))
      .orderBy(lentPasses.kind)
      .get()?.visitId

  return {
    /** @throws NOT_FOUND */
    notesOf(visitId: number) {
      const visit = db.select().from(visits).where(eq(visits.id, visitId)).get()
      if (!visit) throw new DeskError('NOT_FOUND', { what: 'visit' })
      const { companions, companionNames } = visit
      return {
        companions,
        companionNames,
        passes: passes.outOf(visitId),
        notes: parts.flatMap((part) => part(visitId)),
      }
    },

    /** Null when nobody inside is meant. */
    findInside(text: string): { visitId: number | null } {
      const scanned = normalPass(text)
      const number = scanned.startsWith(badgeCode) ? scanned.slice(badgeCode.length) : scanned
      return { visitId: insideByNumber(number) ?? holderOf(scanned) ?? null }
    },
  }
}
