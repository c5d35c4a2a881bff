import { and, eq, isNull, ne, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { Grade } from '#shared/contract/reception.ts'
import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { receptionGrades, staff } from '../../database/tables.ts'
import { createInUse } from './in-use.ts'

export type GradeInput = Omit<
  z.output<(typeof contract.grade.save)['~orpc']['inputSchema'] & object>,
  'requestId'
>

/** Grades of reception (house rule A5): they decide who is called, where somebody waits, and what is asked of him. */
export function createGrades(core: Core) {
  const { db } = core
  const list = createInUse(core, 'reception_grades')

  const select = (where: SQL | undefined): Grade[] =>
    db
      .select({ grade: receptionGrades, leader: staff.name })
      .from(receptionGrades)
      .leftJoin(staff, eq(staff.id, receptionGrades.leaderId))
      .where(where)
      .orderBy(receptionGrades.position, receptionGrades.id)
      .all()
      .map(({ grade: { position: _, prints, ...grade }, leader }) => ({
        ...grade,
        prints: JSON.parse(prints) as Grade['prints'],
        leaderName: leader ?? '',
      }))

  function check({ id, letter, callWhom, leaderId }: GradeInput): void {
    if (id !== null && select(eq(receptionGrades.id, id)).length === 0)
      throw new DeskError('NOT_FOUND', { what: 'grade' })
    const other = id === null ? undefined : ne(receptionGrades.id, id)
    if (select(and(eq(receptionGrades.letter, letter), other)).length > 0)
      throw new DeskError('NAME_TAKEN', { field: 'letter' })
    if (callWhom !== 'leader') return
    const here = and(eq(staff.id, leaderId ?? 0), isNull(staff.leftAt))
    if (!db.select({ id: staff.id }).from(staff).where(here).get())
      throw new DeskError('FIELD_INVALID', { field: 'leaderId' })
  }

  return {
    ...list,
    /** In the site's order; those no longer in use behind the others. */
    list(retired: boolean): Grade[] {
      const grades = select(retired ? undefined : isNull(receptionGrades.retiredAt))
      return [
        ...grades.filter((one) => one.retiredAt === null),
        ...grades.filter((one) => one.retiredAt !== null),
      ]
    },

    find: (id: number): Grade | undefined => select(eq(receptionGrades.id, id))[0],

    /** A new grade, or another wording of one. Inside an act. @throws NAME_TAKEN, FIELD_INVALID (leaderId), NOT_FOUND */
    save(input: GradeInput, { record }: ActScope): number {
      check(input)
      const { id, ...fields } = input
      const leaderId = fields.callWhom === 'leader' ? fields.leaderId : null
      const row = { ...fields, leaderId, prints: JSON.stringify(fields.prints) }
      const saved =
        id === null
          ? db
              .insert(receptionGrades)
              .values({ ...row, position: list.nextPosition() })
              .returning({ id: receptionGrades.id })
              .get()
          : db
              .update(receptionGrades)
              .set(row)
              .where(eq(receptionGrades.id, id))
              .returning({ id: receptionGrades.id })
              .get()
      const { name, nameEn: _, letter, ...rules } = fields
      record({
        kind: 'grade.saved',
        subject: { table: 'reception_grades', id: saved.id },
        facts: { name: `${letter} ${name}`, rules: JSON.stringify(rules) },
      })
      return saved.id
    },
  }
}
