import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { punchExplanations } from '../../database/tables.ts'

type Contract = typeof contract.attendance
type Input<K extends 'explain' | 'answerExplanation'> = z.output<Contract[K]['~orpc']['inputSchema'] & object>

/** Whoever explains twice within this time has said it once, ms. */
const sameMatter = 10 * 60_000

/** Giving an explanation at the staff clock, and answering it. Neither changes a punch. */
export function createExplaining(core: Core) {
  const { db } = core
  const byNumber = core.sqlite.prepare(
    `SELECT staff.id, superior.id AS superiorId FROM staff
     LEFT JOIN staff AS superior ON superior.id = staff.superior_id AND superior.left_at IS NULL
     WHERE staff.staff_no = ? COLLATE NOCASE AND staff.left_at IS NULL`,
  )
  // the nearest on either side: after a clock was put back, what was said lies in the future
  const near = core.sqlite
    .prepare('SELECT 1 FROM punch_explanations WHERE staff_id = ? AND at > ? AND at < ? LIMIT 1')
    .pluck()

  return {
    /** @throws NOT_FOUND (staffNo) */
    explain(call: ActCall & { readonly input: Input<'explain'> }): { again: boolean } {
      const { staffNo, cause, text } = call.input
      return core.acts.run(call, ({ at, record }) => {
        const person = byNumber.get(staffNo) as { id: number; superiorId: number | null } | undefined
        if (!person) throw new DeskError('NOT_FOUND', { what: 'staffNo' })
        if (near.get(person.id, at - sameMatter, at + sameMatter) !== undefined) return { again: true }
        const { id } = db
          .insert(punchExplanations)
          .values({
            staffId: person.id,
            ...{ at, cause, text },
            superiorId: person.superiorId,
            clockSuspect: core.clock.suspect(),
            salt: core.salt(),
          })
          .returning({ id: punchExplanations.id })
          .get()
        const subject = { table: 'punch_explanations', id } as const
        record({ kind: 'explanation.given', subject, facts: { staffId: person.id, cause } })
        return { again: false }
      })
    },

    /**
     * By the superior that it went to, or by whoever keeps the attendance (`mayAll`).
     * @throws NOT_FOUND, FORBIDDEN, EXPLANATION_OWN, ALREADY_DONE, FIELD_INVALID (note: a refusal says why)
     */
    answer(call: ActCall & { readonly input: Input<'answerExplanation'> }, mayAll: boolean): { id: number } {
      const { id, answer, note } = call.input
      return core.acts.run(call, ({ at, actorId, record }) => {
        const row = db.select().from(punchExplanations).where(eq(punchExplanations.id, id)).get()
        if (!mayAll && row?.superiorId !== actorId)
          throw new DeskError('FORBIDDEN', { permission: 'attendance.write' })
        if (!row) throw new DeskError('NOT_FOUND', { what: 'explanation' })
        if (row.staffId === actorId) throw new DeskError('EXPLANATION_OWN', {})
        if (row.answer !== null) throw new DeskError('ALREADY_DONE', { what: 'explanation' })
        if (answer === 'refused' && note === '') throw new DeskError('FIELD_INVALID', { field: 'note' })
        db.update(punchExplanations)
          .set({ answer, answerNote: note === '' ? null : note, answeredAt: at, answeredBy: actorId })
          .where(eq(punchExplanations.id, id))
          .run()
        record({
          kind: 'explanation.answered',
          subject: { table: 'punch_explanations', id },
          facts: { staffId: row.staffId, answer },
        })
        return { id }
      })
    },
  }
}
