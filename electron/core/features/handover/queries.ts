import { desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { DeskError } from '#shared/contract/errors.ts'
import { countKinds, type Handover } from '#shared/contract/handover.ts'
import { headCode } from '../../audit/entry.ts'
import type { Core } from '../../core.ts'
import { deskShifts, handovers, staff } from '../../database/tables.ts'
import { countsOf, isCounted, reportOf, type HandoverRow } from './handover-row.ts'

const starter = alias(staff, 'starter')
const outgoer = alias(staff, 'outgoer')
const comer = alias(staff, 'comer')

const text = (column: SQLiteColumn) => sql<string>`coalesce(${column}, '')`

function signature(
  name: string,
  staffNo: string,
  at: number | null,
  by: 'pin' | 'finger' | null,
): Handover['outgoing'] {
  return at === null || by === null ? null : { name, staffNo, at, by }
}

/** What is hidden while the count is still to come, and shown afterwards. */
function counted(row: HandoverRow): Pick<Handover, 'report' | 'counts' | 'cashFloatFen' | 'cashCountedFen'> {
  const open = isCounted(row)
  const counts = countsOf(row)
  return {
    report: open ? reportOf(row) : null,
    counts: countKinds.map((kind) => ({
      kind,
      counted: counts[kind].counted,
      expected: open ? counts[kind].expected : null,
      reason: counts[kind].reason,
    })),
    cashFloatFen: open ? row.cashFloatFen : null,
    cashCountedFen: row.cashCountedFen,
  }
}

export function createHandoverQueries({ db }: Core) {
  const base = () =>
    db
      .select({
        row: handovers,
        shiftNumber: deskShifts.number,
        shiftOpenedAt: deskShifts.openedAt,
        outgoingName: sql<string>`coalesce(${outgoer.name}, ${starter.name}, '')`,
        outgoingNo: text(outgoer.staffNo),
        incomingName: text(comer.name),
        incomingNo: text(comer.staffNo),
      })
      .from(handovers)
      .innerJoin(deskShifts, eq(deskShifts.id, handovers.deskShiftId))
      .leftJoin(starter, eq(starter.id, handovers.startedBy))
      .leftJoin(outgoer, eq(outgoer.id, handovers.outgoingId))
      .leftJoin(comer, eq(comer.id, handovers.incomingId))

  function shown(found: NonNullable<ReturnType<ReturnType<typeof base>['get']>>): Handover {
    const { row, outgoingName, outgoingNo, incomingName, incomingNo } = found
    return {
      id: row.id,
      number: row.number,
      state: row.state,
      deskShiftNumber: found.shiftNumber,
      deskShiftOpenedAt: found.shiftOpenedAt,
      startedAt: row.startedAt,
      outgoingId: row.outgoingId ?? row.startedBy,
      outgoingName,
      ...counted(row),
      cashReason: row.cashReason,
      note: row.note,
      abandonReason: row.abandonReason,
      outgoing: signature(outgoingName, outgoingNo, row.outgoingAt, row.outgoingBy),
      incoming: signature(incomingName, incomingNo, row.incomingAt, row.incomingBy),
      completedAt: row.completedAt,
      sheetCode: row.sheetSeq !== null && row.sheetHash ? headCode(row.sheetSeq, row.sheetHash) : null,
    }
  }

  return {
    /** @throws NOT_FOUND */
    get(id: number): Handover {
      const found = base().where(eq(handovers.id, id)).get()
      if (!found) throw new DeskError('NOT_FOUND', { what: 'handover' })
      return shown(found)
    },

    /** The open desk shift and the handover under way, if any. */
    current() {
      const deskShift = db
        .select({
          id: deskShifts.id,
          number: deskShifts.number,
          openedAt: deskShifts.openedAt,
          openedBy: staff.name,
        })
        .from(deskShifts)
        .leftJoin(staff, eq(staff.id, deskShifts.openedBy))
        .where(isNull(deskShifts.closedAt))
        .get()
      const running = base()
        .where(inArray(handovers.state, ['frozen', 'counted', 'outgoingSigned']))
        .get()
      return {
        deskShift: deskShift ? { ...deskShift, openedBy: deskShift.openedBy ?? '' } : null,
        handover: running ? shown(running) : null,
      }
    },

    /** Newest first. */
    list: (limit: number) =>
      base()
        .orderBy(desc(handovers.id))
        .limit(limit)
        .all()
        .map(({ row, outgoingName, incomingName }) => ({
          id: row.id,
          number: row.number,
          state: row.state,
          startedAt: row.startedAt,
          completedAt: row.completedAt,
          outgoing: outgoingName,
          incoming: incomingName,
        })),
  }
}
