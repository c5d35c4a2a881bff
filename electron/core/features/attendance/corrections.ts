import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { punchCorrections } from '../../database/tables.ts'

type Correct = z.output<(typeof contract.punches.correct)['~orpc']['inputSchema'] & object>

/** A time may be so far ahead of the clock and still not be one to come, ms. */
const ahead = 60_000

/**
 * Puts the time of punches right. The punch itself is evidence and stays; whoever corrects his own is not refused, because
 * small sites have one administrator, but everybody sees who it was.
 */
export function createCorrections(core: Core) {
  const counted = core.sqlite.prepare('SELECT staff_id AS staffId, at FROM counted_punches WHERE id = ?')
  const jump = core.sqlite.prepare('SELECT 1 FROM clock_jumps WHERE id = ?')

  /** @throws NOT_FOUND, FIELD_INVALID */
  return (call: ActCall & { readonly input: Correct }): { corrected: number } => {
    const { corrections, jumpId, reason } = call.input
    return core.acts.run(call, ({ at: now, actorId, record }) => {
      if (jumpId !== null && !jump.get(jumpId)) throw new DeskError('NOT_FOUND', { what: 'clockJump' })
      for (const { punchId, at } of corrections) {
        const before = counted.get(punchId) as { staffId: number; at: number } | undefined
        if (!before) throw new DeskError('NOT_FOUND', { what: 'punch' })
        if (at === before.at || at > now + ahead) throw new DeskError('FIELD_INVALID', { field: 'at' })
        const row = {
          punchId,
          staffId: before.staffId,
          atBefore: before.at,
          atAfter: at,
          reason,
          clockJumpId: jumpId,
          correctedAt: now,
          correctedBy: actorId,
        }
        const { id } = core.db
          .insert(punchCorrections)
          .values(row)
          .returning({ id: punchCorrections.id })
          .get()
        record({
          kind: 'punch.corrected',
          subject: { table: 'punch_corrections', id },
          facts: { punchId, atBefore: before.at, atAfter: at, reason },
        })
      }
      return { corrected: corrections.length }
    })
  }
}
