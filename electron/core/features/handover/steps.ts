import { eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { handovers } from '../../database/tables.ts'
import type { DeskShifts } from './desk-shifts.ts'
import { assertRunning, isCounted, type CountStates, type HandoverRow } from './handover-row.ts'
import { createReportWriter, type HandoverReport } from './report.ts'

type Section = typeof contract.handovers
type Input<K extends keyof Section> = z.output<Section[K]['~orpc']['inputSchema'] & object>
type Call<K extends keyof Section> = ActCall & { readonly input: Input<K> }

function expectedCounts(report: HandoverReport): CountStates {
  const uncounted = (expected: number) => ({ expected, counted: null, reason: '' })
  return {
    visitors: uncounted(report.onSite.length),
    parcels: uncounted(report.parcels.length),
    deposits: uncounted(report.deposits.length),
  }
}

/** The beginning of a handover, and giving it up. */
export function createHandoverSteps(core: Core, deskShifts: DeskShifts) {
  const { db } = core
  const writeReport = createReportWriter(core)

  /** @throws NOT_FOUND */
  function find(id: number): HandoverRow {
    const row = db.select().from(handovers).where(eq(handovers.id, id)).get()
    if (!row) throw new DeskError('NOT_FOUND', { what: 'handover' })
    return row
  }
  const running = () =>
    db
      .select({ id: handovers.id })
      .from(handovers)
      .where(inArray(handovers.state, ['frozen', 'counted', 'outgoingSigned']))
      .get()

  return {
    find,

    /** Freezes the report at the chain's head: what happens from now on belongs to the next period. */
    start(call: Call<'start'>) {
      return core.acts.run(call, ({ at, actorId, record }) => {
        const shift = deskShifts.current()
        if (!shift) throw new DeskError('DESK_SHIFT_CLOSED', {})
        if (running()) throw new DeskError('HANDOVER_RUNNING', {})
        const number = core.nextNumber('handovers', at)
        const frozenSeq = core.audit.head().seq
        const report = writeReport(shift.openedAfterSeq, frozenSeq)
        const { id } = db
          .insert(handovers)
          .values({
            number,
            deskShiftId: shift.id,
            state: 'frozen',
            startedAt: at,
            startedBy: actorId,
            frozenSeq,
            report: JSON.stringify(report),
            counts: JSON.stringify(expectedCounts(report)),
            cashFloatFen: core.site.settings().cashFloatFen,
            salt: core.salt(),
          })
          .returning({ id: handovers.id })
          .get()
        record({
          kind: 'handover.started',
          subject: { table: 'handovers', id },
          facts: { number, deskShift: shift.number },
        })
        return { id, number, recordedAt: at }
      })
    },

    /** The period goes on; a later handover starts from the beginning, with a new number. */
    abandon(call: Call<'abandon'>): { id: number } {
      const { handoverId: id, reason } = call.input
      return core.acts.run(call, ({ record }) => {
        const row = find(id)
        assertRunning(row)
        db.update(handovers)
          .set({ state: 'abandoned', abandonReason: reason })
          .where(eq(handovers.id, id))
          .run()
        record({
          kind: 'handover.abandoned',
          subject: { table: 'handovers', id },
          facts: { number: row.number, counted: isCounted(row) },
        })
        return { id }
      })
    },
  }
}
export type HandoverSteps = ReturnType<typeof createHandoverSteps>
