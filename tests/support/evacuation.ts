import type { DeskClient } from '#core/desk.ts'
import type { ReceptionRules } from '#shared/contract/reception-rules.ts'
import { requestId, type TestDesk } from './desk.ts'
import { visitor } from './visitor.ts'
import { anyFields } from './visit-type.ts'

/** Changes some of the rules of reception. */
export async function saveRules(admin: DeskClient, change: Partial<ReceptionRules>): Promise<void> {
  const rules = await admin.receptionRule.get({})
  await admin.receptionRule.save({ requestId: requestId(), rules: { ...rules, ...change } })
}

type Coming = Partial<Omit<typeof visitor, 'hostId'>> & {
  hostId?: number
  place?: string
  typeId?: number
  gradeId?: number
}

/** Registers a visitor; without further words somebody alone, whose host is not on the staff list. */
export const come = (client: DeskClient, change: Coming = {}) =>
  client.visitors.register({
    ...{ requestId: requestId(), ...visitor, companions: 0, companionNames: '' },
    ...change,
  })

export const leave = (client: DeskClient, visitId: number) =>
  client.visitors.leave({ requestId: requestId(), visitId, kind: 'seen' })

/** A member of staff, who punches in at the clock unless he is out. */
export async function staffMember(
  desk: TestDesk,
  {
    name,
    staffNo,
    department,
    extension = '',
  }: Record<'name' | 'staffNo' | 'department', string> & {
    extension?: string
  },
  isIn = true,
): Promise<number> {
  const member = { staffNo, name, department, extension, role: null, shiftId: null }
  const { id } = await desk.admin.staff.create({ requestId: requestId(), ...member })
  await desk.admin.staff.setPin({ requestId: requestId(), id, pin: '730518' })
  if (isIn) await punch(desk, staffNo)
  return id
}

export const punch = (desk: TestDesk, staffNo: string) =>
  desk.client('clock').attendance.punchByPin({ requestId: requestId(), staffNo, pin: '730518' })

interface ColumnRow {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly pk: number
}

/**
 * One row of a table that another part of reception looks after, and that the list only reads. Columns that are not given
 * are empty.
 */
export function putRow(desk: TestDesk, table: string, given: Record<string, string | number | null>): number {
  const { sqlite } = desk.desk.core
  const needed = (sqlite.pragma(`table_info(${table})`) as ColumnRow[]).filter(
    ({ notnull, pk }) => notnull === 1 && pk === 0,
  )
  const empty = Object.fromEntries(needed.map(({ name, type }) => [name, type === 'TEXT' ? '' : 0]))
  const row = { ...empty, ...given }
  const names = Object.keys(row)
  const values = names.map((name) => `@${name}`).join(', ')
  const put = sqlite.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${values})`)
  return Number(put.run(row).lastInsertRowid)
}

/** Somebody who is expected from `from` on, UTC ms, for an hour. */
export const expectVisit = (desk: TestDesk, name: string, from: number, companions = 0): number =>
  putRow(desk, 'expected_visits', {
    ...{ number: `E-${name}`, name, phone: '13700000000', company: '远航', host_name: '陈静', companions },
    ...{ code: '123456', valid_from: from, valid_until: from + 3_600_000, state: 'expected' },
  })

/** A type of visitor that is listed as a contractor. */
export const contractorType = (desk: TestDesk): number =>
  putRow(desk, 'visit_types', { name: '外包队', fields: anyFields, photo_rule: 'none', contractor: 1 })

/** A grade whose visitors are counted and not named. */
export const namelessGrade = ({ desk }: TestDesk): number =>
  desk.core.sqlite.prepare('SELECT id FROM reception_grades WHERE anonymous = 1').pluck().get() as number
