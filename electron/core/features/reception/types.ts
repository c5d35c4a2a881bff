import { and, eq, isNull, ne, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import { typeFields, type TypeFields, type VisitType } from '#shared/contract/reception.ts'
import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { visitTypes } from '../../database/tables.ts'
import { createGrades } from './grades.ts'
import { createInUse } from './in-use.ts'

export type TypeInput = Omit<
  z.output<(typeof contract.visitType.save)['~orpc']['inputSchema'] & object>,
  'requestId'
>

/** Types of visitor: what the register form asks of each, and how long he may stay. */
export function createVisitTypes(core: Core) {
  const { db } = core
  const grades = createGrades(core)
  const list = createInUse(core, 'visit_types')

  const select = (where: SQL | undefined): VisitType[] =>
    db
      .select()
      .from(visitTypes)
      .where(where)
      .orderBy(visitTypes.position, visitTypes.id)
      .all()
      .map(({ position: _, fields, ...type }) => ({ ...type, fields: typeFields.parse(JSON.parse(fields)) }))

  const find = (id: number): VisitType | undefined => select(eq(visitTypes.id, id))[0]

  /** Visits keep their answers by the place of the question, so a place once used keeps its question. */
  function checkOwn(before: TypeFields | undefined, { own }: TypeFields): void {
    const keys = new Set(own.map(({ key }) => key))
    const gone = before?.own.some(({ key }) => !keys.has(key)) ?? false
    if (gone || keys.size < own.length) throw new DeskError('FIELD_INVALID', { field: 'fields' })
  }

  function check({ id, name, gradeId, fields }: TypeInput): void {
    const other = id === null ? undefined : ne(visitTypes.id, id)
    if (select(and(eq(visitTypes.name, name), other)).length > 0)
      throw new DeskError('NAME_TAKEN', { field: 'name' })
    if (gradeId !== null && grades.find(gradeId)?.retiredAt !== null)
      throw new DeskError('FIELD_INVALID', { field: 'gradeId' })
    const before = id === null ? undefined : find(id)
    if (id !== null && !before) throw new DeskError('NOT_FOUND', { what: 'visitType' })
    checkOwn(before?.fields, fields)
  }

  return {
    ...list,
    find,
    /** In the site's order; those no longer in use behind the others. */
    list(retired: boolean): VisitType[] {
      const types = select(retired ? undefined : isNull(visitTypes.retiredAt))
      return [
        ...types.filter((one) => one.retiredAt === null),
        ...types.filter((one) => one.retiredAt !== null),
      ]
    },

    /** A new type, or other rules of one. Inside an act. @throws NAME_TAKEN, FIELD_INVALID (gradeId, fields), NOT_FOUND */
    save(input: TypeInput, { record }: ActScope): number {
      check(input)
      const { id, ...values } = input
      const row = { ...values, fields: JSON.stringify(values.fields) }
      const saved =
        id === null
          ? db
              .insert(visitTypes)
              .values({ ...row, position: list.nextPosition() })
              .returning({ id: visitTypes.id })
              .get()
          : db.update(visitTypes).set(row).where(eq(visitTypes.id, id)).returning({ id: visitTypes.id }).get()
      const { name, nameEn: _, ...rules } = values
      record({
        kind: 'visitType.saved',
        subject: { table: 'visit_types', id: saved.id },
        facts: { name, rules: JSON.stringify(rules) },
      })
      return saved.id
    },
  }
}
