import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import { countKinds } from '#shared/contract/handover.ts'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { handovers } from '../../database/tables.ts'
import { assertRunning, countsOf, isCounted } from './handover-row.ts'
import type { HandoverSteps } from './steps.ts'

type Section = typeof contract.handovers
type Call<K extends 'count' | 'explain'> = ActCall & {
  readonly input: z.output<Section[K]['~orpc']['inputSchema'] & object>
}

/** The blind count of both people, and the reasons for what differs. */
export function createCounting({ acts, db }: Core, { find }: HandoverSteps) {
  return {
    /** Takes the blind count, once: a second one would no longer be blind. @throws ALREADY_DONE, HANDOVER_NOT_RUNNING */
    count(call: Call<'count'>): { id: number } {
      const { handoverId: id, cashCountedFen, ...counted } = call.input
      return acts.run(call, ({ record }) => {
        const row = find(id)
        assertRunning(row)
        if (isCounted(row)) throw new DeskError('ALREADY_DONE', { what: 'count' })
        const counts = countsOf(row)
        for (const kind of countKinds) counts[kind].counted = counted[kind]
        db.update(handovers)
          .set({ state: 'counted', counts: JSON.stringify(counts), cashCountedFen })
          .where(eq(handovers.id, id))
          .run()
        const { visitors, parcels, deposits } = counted
        record({
          kind: 'handover.counted',
          subject: { table: 'handovers', id },
          facts: { number: row.number, visitors, parcels, deposits, cashCountedFen },
        })
        return { id }
      })
    },

    /** Reasons for what differs, and the note; until the outgoing person has signed for them. */
    explain(call: Call<'explain'>): { id: number } {
      const { handoverId: id, reasons, note } = call.input
      return acts.run(call, ({ record }) => {
        const row = find(id)
        assertRunning(row)
        if (!isCounted(row)) throw new DeskError('HANDOVER_COUNT_MISSING', {})
        if (row.state !== 'counted') throw new DeskError('ALREADY_DONE', { what: 'outgoing' })
        const counts = countsOf(row)
        for (const kind of countKinds) counts[kind].reason = reasons[kind]
        db.update(handovers)
          .set({ counts: JSON.stringify(counts), cashReason: reasons.cash, note })
          .where(eq(handovers.id, id))
          .run()
        record({
          kind: 'handover.explained',
          subject: { table: 'handovers', id },
          facts: { number: row.number },
        })
        return { id }
      })
    },
  }
}
