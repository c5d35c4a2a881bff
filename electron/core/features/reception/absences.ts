import { and, eq, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { AbsenceLine } from '#shared/contract/calls.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { absences, staff } from '../../database/tables.ts'

type Contract = typeof contract.absence
type Input<K extends 'save' | 'end'> = z.output<Contract[K]['~orpc']['inputSchema'] & object>

/** Nobody is away longer than this in one go, ms; more is a slip of the year. */
const longest = 366 * 86_400_000

/** Who is away until when, in whose words, and who stands in. */
export function createAbsences(core: Core) {
  const { db } = core
  const current = db
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.id, sql.placeholder('id')), isNull(staff.leftAt)))
    .prepare()
  const coming = core.sqlite.prepare(
    `SELECT absences.id, staff_id AS staffId, away.name, away.department, from_at AS fromAt, until_at AS untilAt, message,
       deputy.id AS deputyId, coalesce(deputy.name, '') AS deputyName, recorded_at AS recordedAt,
       coalesce(recorder.name, '') AS recordedBy
     FROM absences JOIN staff AS away ON away.id = staff_id AND away.left_at IS NULL
     LEFT JOIN staff AS deputy ON deputy.id = absences.deputy_id AND deputy.left_at IS NULL
     LEFT JOIN staff AS recorder ON recorder.id = recorded_by
     WHERE until_at > ? AND ended_at IS NULL ORDER BY from_at, absences.id`,
  )

  function check({ staffId, fromAt, untilAt, deputyId }: Input<'save'>, at: number): void {
    if (!current.get({ id: staffId })) throw new DeskError('FIELD_INVALID', { field: 'staffId' })
    if (untilAt <= at || untilAt <= fromAt || untilAt - fromAt > longest)
      throw new DeskError('FIELD_INVALID', { field: 'untilAt' })
    if (deputyId !== null && (deputyId === staffId || !current.get({ id: deputyId })))
      throw new DeskError('FIELD_INVALID', { field: 'deputyId' })
  }

  /** @throws NOT_FOUND, ALREADY_DONE */
  function open(id: number) {
    const row = db.select().from(absences).where(eq(absences.id, id)).get()
    if (!row) throw new DeskError('NOT_FOUND', { what: 'absence' })
    if (row.endedAt !== null) throw new DeskError('ALREADY_DONE', { what: 'absence' })
    return row
  }

  return {
    /** @throws FIELD_INVALID for staffId, untilAt (over already, before it begins, over a year), deputyId; NOT_FOUND, ALREADY_DONE */
    save(call: ActCall & { readonly input: Input<'save'> }): { id: number } {
      const { input, actorId } = call
      return core.acts.run(call, ({ at, record }) => {
        check(input, at)
        const { staffId, fromAt, untilAt, message, deputyId } = input
        const fields = { staffId, fromAt, untilAt, message, deputyId, recordedAt: at, recordedBy: actorId }
        const { id } =
          input.id === null
            ? db
                .insert(absences)
                .values({ ...fields, salt: core.salt() })
                .returning({ id: absences.id })
                .get()
            : open(input.id)
        if (input.id !== null) db.update(absences).set(fields).where(eq(absences.id, id)).run()
        record({
          kind: 'absence.saved',
          subject: { table: 'absences', id },
          facts: { staffId, fromAt, untilAt, deputyId },
        })
        return { id }
      })
    },

    /** He is back early, or stays after all. @throws NOT_FOUND, ALREADY_DONE */
    end(call: ActCall & { readonly input: Input<'end'> }): { id: number } {
      return core.acts.run(call, ({ at, record }) => {
        const { id, staffId } = open(call.input.id)
        db.update(absences).set({ endedAt: at }).where(eq(absences.id, id)).run()
        record({ kind: 'absence.ended', subject: { table: 'absences', id }, facts: { staffId } })
        return { id }
      })
    },

    /** Running and coming ones, soonest first. */
    list: (): AbsenceLine[] => coming.all(core.clock.now()) as AbsenceLine[],
  }
}
