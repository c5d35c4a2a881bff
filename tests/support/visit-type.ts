import { ruledColumns } from '#shared/contract/reception.ts'
import type { TestDesk } from './desk.ts'

/** Rules of a type that asks for nothing in particular, as they are stored. */
export const anyFields = JSON.stringify({
  columns: Object.fromEntries(ruledColumns.map((column) => [column, 'optional'])),
  own: [],
})

interface Rules {
  readonly name?: string
  readonly nameEn?: string
  readonly photoRule?: 'none' | 'optional' | 'required'
  readonly hazardsQuestion?: boolean
  readonly visitorSide?: boolean
}

/** A type of visitor with the rules that a test is about; answers its id. */
export function addVisitType(desk: TestDesk, rules: Rules = {}): number {
  const { name = '施工人员', nameEn = 'Contractor', photoRule = 'optional' } = rules
  const { lastInsertRowid } = desk.desk.core.sqlite
    .prepare(
      `INSERT INTO visit_types (name, name_en, fields, photo_rule, goods_check, hazards_question, contractor,
         visitor_side, position) VALUES (?, ?, ?, ?, 0, ?, 0, ?, 1)`,
    )
    .run(
      name,
      nameEn,
      anyFields,
      photoRule,
      Number(rules.hazardsQuestion ?? false),
      Number(rules.visitorSide ?? false),
    )
  return Number(lastInsertRowid)
}
