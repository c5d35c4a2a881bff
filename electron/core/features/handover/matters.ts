import { desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { matter as matterSchema } from '#shared/contract/handover.ts'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall, ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { matters, staff } from '../../database/tables.ts'

export type Matter = z.infer<typeof matterSchema>
type OpenInput = z.output<(typeof contract.matters.open)['~orpc']['inputSchema'] & object>
type CloseInput = z.output<(typeof contract.matters.close)['~orpc']['inputSchema'] & object>

/** Closed matters shown at most; older ones are in the handover reports. */
const closedShown = 200

const opener = alias(staff, 'opener')
const closer = alias(staff, 'closer')
const nameOr = (column: SQLiteColumn) => sql<string>`coalesce(${column}, '')`

/** Matters left open (house rule D3): carried from shift to shift until somebody closes them with an outcome. */
export function createMatters(core: Core) {
  const { db } = core
  const base = () =>
    db
      .select({
        id: matters.id,
        number: matters.number,
        text: matters.text,
        priority: matters.priority,
        dueAt: matters.dueAt,
        openedAt: matters.openedAt,
        openedBy: nameOr(opener.name),
        closedAt: matters.closedAt,
        closedBy: nameOr(closer.name),
        outcome: matters.outcome,
      })
      .from(matters)
      .leftJoin(opener, eq(opener.id, matters.openedBy))
      .leftJoin(closer, eq(closer.id, matters.closedBy))

  /** A new matter inside an act that has something to leave open. */
  function add({ at, actorId, record }: ActScope, { text, priority, dueAt }: Omit<OpenInput, 'requestId'>) {
    const number = core.nextNumber('matters', at)
    const { id } = db
      .insert(matters)
      .values({ number, text, priority, dueAt, openedAt: at, openedBy: actorId, salt: core.salt() })
      .returning({ id: matters.id })
      .get()
    record({
      kind: 'matter.opened',
      subject: { table: 'matters', id },
      facts: { number, priority, dueAt },
    })
    return { id, number, recordedAt: at }
  }

  return {
    /** Urgent first, then by due time, then oldest first. */
    listOpen: (): Matter[] =>
      base()
        .where(isNull(matters.closedAt))
        .orderBy(
          desc(eq(matters.priority, 'urgent')),
          sql`${matters.dueAt} IS NULL`,
          matters.dueAt,
          matters.id,
        )
        .all(),

    /** Last closed first. */
    listClosed: (): Matter[] =>
      base()
        .where(isNotNull(matters.closedAt))
        .orderBy(desc(matters.closedAt), desc(matters.id))
        .limit(closedShown)
        .all(),

    open: (call: ActCall & { readonly input: OpenInput }) =>
      core.acts.run(call, (scope) => add(scope, call.input)),

    add,

    /** @throws ALREADY_DONE when somebody was faster */
    close(call: ActCall & { readonly input: CloseInput }): { id: number } {
      const { id, outcome } = call.input
      return core.acts.run(call, ({ at, actorId, record }) => {
        const matter = db.select().from(matters).where(eq(matters.id, id)).get()
        if (!matter) throw new DeskError('NOT_FOUND', { what: 'matter' })
        if (matter.closedAt !== null) throw new DeskError('ALREADY_DONE', { what: 'matter' })
        db.update(matters).set({ closedAt: at, closedBy: actorId, outcome }).where(eq(matters.id, id)).run()
        record({
          kind: 'matter.closed',
          subject: { table: 'matters', id },
          facts: { number: matter.number, openedAt: matter.openedAt },
        })
        return { id }
      })
    },
  }
}
