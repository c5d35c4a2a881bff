import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { shifts, staff } from '../../database/tables.ts'
import { nameKeys } from '../../names/pinyin.ts'
import { createStaffRules, type May, type MemberFields } from './rules.ts'

type Contract = typeof contract.staff
type Input<K extends 'create' | 'update' | 'saveShift'> = z.output<
  Contract[K]['~orpc']['inputSchema'] & object
>

const columnsOf = ({ staffNo, name, ...fields }: MemberFields) => ({
  ...{ staffNo, name, ...nameKeys(name) },
  department: fields.department,
  extension: fields.extension,
  role: fields.role,
  shiftId: fields.shiftId,
  mobile: fields.mobile,
  deputyId: fields.deputyId,
  superiorId: fields.superiorId,
})

/** Writing the staff list and the shifts. */
export function createStaffSaving(core: Core) {
  const { db } = core
  const rules = createStaffRules(core)
  return {
    /** @throws STAFF_NO_TAKEN, FIELD_INVALID, FORBIDDEN (a role given by somebody who may not) */
    create(call: ActCall & { readonly input: Input<'create'> }, may: May): { id: number } {
      const { input } = call
      return core.acts.run(call, ({ at, record }) => {
        rules.checkRole(null, input.role, may)
        rules.checkFields(input, 0)
        const { id } = db
          .insert(staff)
          .values({ ...columnsOf(input), joinedAt: at, salt: core.salt() })
          .returning({ id: staff.id })
          .get()
        record({ kind: 'staff.created', subject: { table: 'staff', id }, facts: { role: input.role } })
        return { id }
      })
    },

    /** @throws as `create`, and NOT_FOUND, LAST_ADMINISTRATOR */
    update(call: ActCall & { readonly input: Input<'update'> }, may: May): { id: number } {
      const { input } = call
      return core.acts.run(call, ({ record }) => {
        const before = rules.current(input.id)
        rules.checkRole(before.role, input.role, may)
        rules.checkFields(input, input.id)
        if (before.role === 'administrator' && input.role !== 'administrator')
          rules.keepAdministrator(input.id)
        db.update(staff).set(columnsOf(input)).where(eq(staff.id, input.id)).run()
        record({
          kind: 'staff.updated',
          subject: { table: 'staff', id: input.id },
          facts: { roleBefore: before.role, role: input.role },
        })
        return { id: input.id }
      })
    },

    /** A working pattern of at most 24 hours. @throws FIELD_INVALID (name taken, end not after start), NOT_FOUND */
    saveShift(call: ActCall & { readonly input: Input<'saveShift'> }): { id: number } {
      const { id: wantedId, name, startMinute, endMinute, graceMinutes } = call.input
      const weekdays = [...new Set(call.input.weekdays)].sort((a, b) => a - b)
      return core.acts.run(call, ({ record }) => {
        if (endMinute <= startMinute || endMinute - startMinute > 1440)
          throw new DeskError('FIELD_INVALID', { field: 'endMinute' })
        const sameName = db.select({ id: shifts.id }).from(shifts).where(eq(shifts.name, name)).get()
        if (sameName && sameName.id !== wantedId) throw new DeskError('FIELD_INVALID', { field: 'name' })
        const fields = { name, startMinute, endMinute, graceMinutes, weekdays: JSON.stringify(weekdays) }
        const [saved] =
          wantedId === null
            ? db.insert(shifts).values(fields).returning({ id: shifts.id }).all()
            : db.update(shifts).set(fields).where(eq(shifts.id, wantedId)).returning({ id: shifts.id }).all()
        if (!saved) throw new DeskError('NOT_FOUND', { what: 'shift' })
        record({
          kind: 'shift.saved',
          subject: { table: 'shifts', id: saved.id },
          facts: fields,
        })
        return { id: saved.id }
      })
    },
  }
}
