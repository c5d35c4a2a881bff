import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall, ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { cards, staff } from '../../database/tables.ts'

type Issue = z.output<(typeof contract.cards.issue)['~orpc']['inputSchema'] & object>
type End = z.output<(typeof contract.cards.end)['~orpc']['inputSchema'] & object>
type Listed = z.output<(typeof contract.cards.list)['~orpc']['outputSchema'] & object>

/** Inside an act: the person's cards are unknown from now on. */
export function endCardsOf(core: Core, { at, actorId, record }: ActScope, staffId: number): void {
  const ended = core.db
    .update(cards)
    .set({ endedAt: at, endedBy: actorId })
    .where(and(eq(cards.staffId, staffId), isNull(cards.endedAt)))
    .returning({ id: cards.id })
    .all()
  for (const { id } of ended) record({ kind: 'card.ended', subject: { table: 'cards', id } })
}

/** Cards of people: just another credential beside finger and PIN, which never signs. */
export function createCards(core: Core) {
  const holder = core.sqlite
    .prepare(
      `SELECT staff.name FROM cards JOIN staff ON staff.id = staff_id WHERE number = ? AND ended_at IS NULL`,
    )
    .pluck()
  const ofPerson = core.sqlite.prepare(
    `SELECT id, number, label, issued_at AS issuedAt, ended_at AS endedAt, coalesce(end_reason, '') AS endReason
     FROM cards WHERE staff_id = ? ORDER BY ended_at IS NOT NULL, id DESC`,
  )
  const holderOf = (number: string): string | null => (holder.get(number) as string | undefined) ?? null

  return {
    holderOf,
    list: (staffId: number): Listed => ofPerson.all(staffId) as Listed,

    /** `tellsWhose`: the caller may read the staff list. @throws NOT_FOUND, CARD_TAKEN */
    issue(call: ActCall & { readonly input: Issue }, tellsWhose: boolean): { id: number } {
      const { staffId, number, label } = call.input
      return core.acts.run(call, ({ at, actorId, record }) => {
        const employed = core.db
          .select({ id: staff.id })
          .from(staff)
          .where(and(eq(staff.id, staffId), isNull(staff.leftAt)))
          .get()
        if (!employed) throw new DeskError('NOT_FOUND', { what: 'staff' })
        const whose = holderOf(number)
        if (whose !== null) throw new DeskError('CARD_TAKEN', { whose: tellsWhose ? whose : null })
        const { id } = core.db
          .insert(cards)
          .values({ staffId, number, label, issuedAt: at, issuedBy: actorId, salt: core.salt() })
          .returning({ id: cards.id })
          .get()
        record({ kind: 'card.issued', subject: { table: 'cards', id }, facts: { staffId } })
        return { id }
      })
    },

    /** @throws NOT_FOUND when there is none in force */
    end(call: ActCall & { readonly input: End }): { id: number } {
      const { id, reason } = call.input
      return core.acts.run(call, ({ at, actorId, record }) => {
        const [ended] = core.db
          .update(cards)
          .set({ endedAt: at, endedBy: actorId, endReason: reason })
          .where(and(eq(cards.id, id), isNull(cards.endedAt)))
          .returning({ id: cards.id })
          .all()
        if (!ended) throw new DeskError('NOT_FOUND', { what: 'card' })
        record({ kind: 'card.ended', subject: { table: 'cards', id }, facts: { reason } })
        return { id }
      })
    },
  }
}
