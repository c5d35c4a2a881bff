import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { Permission, Role } from '#shared/contract/permissions.ts'
import type { Core } from '../../core.ts'
import { credentials as secrets, shifts, staff } from '../../database/tables.ts'

export type MemberFields = Omit<
  z.output<(typeof contract.staff.create)['~orpc']['inputSchema'] & object>,
  'requestId'
>
/** Whether the caller may do one more thing than the procedure asks. */
export type May = (permission: Permission) => boolean

/** What every change of the staff list must keep. */
export function createStaffRules({ db }: Core) {
  const isCurrent = (id: number): boolean =>
    db
      .select({ id: staff.id })
      .from(staff)
      .where(and(eq(staff.id, id), isNull(staff.leftAt)))
      .get() !== undefined
  const superiorOf = (id: number): number | null =>
    db.select({ id: staff.superiorId }).from(staff).where(eq(staff.id, id)).get()?.id ?? null

  /** Whether somebody is his own superior over any number of steps. A circle that stands already does not hold us up. */
  function isUnder(id: number, above: number): boolean {
    const seen = new Set<number>()
    for (let one: number | null = id; one !== null && !seen.has(one); one = superiorOf(one)) {
      if (one === above) return true
      seen.add(one)
    }
    return false
  }

  return {
    /** Somebody who has not left. @throws NOT_FOUND */
    current(id: number) {
      const row = db
        .select()
        .from(staff)
        .where(and(eq(staff.id, id), isNull(staff.leftAt)))
        .get()
      if (!row) throw new DeskError('NOT_FOUND', { what: 'staff' })
      return row
    },

    /**
     * @throws STAFF_NO_TAKEN (also by somebody who has left: a number stays his; a-1 is A-1), FIELD_INVALID (deputyId: gone,
     * or himself; superiorId: gone, or himself over any number of steps; shiftId)
     */
    checkFields({ staffNo, shiftId, deputyId, superiorId }: MemberFields, exceptId: number): void {
      const taken = db
        .select({ id: staff.id })
        .from(staff)
        .where(and(sql`${staff.staffNo} = ${staffNo} COLLATE NOCASE`, ne(staff.id, exceptId)))
        .get()
      if (taken) throw new DeskError('STAFF_NO_TAKEN', {})
      if (deputyId !== null && (deputyId === exceptId || !isCurrent(deputyId)))
        throw new DeskError('FIELD_INVALID', { field: 'deputyId' })
      if (superiorId !== null && (!isCurrent(superiorId) || isUnder(superiorId, exceptId)))
        throw new DeskError('FIELD_INVALID', { field: 'superiorId' })
      if (shiftId === null) return
      const known = db.select({ id: shifts.id }).from(shifts).where(eq(shifts.id, shiftId)).get()
      if (!known) throw new DeskError('FIELD_INVALID', { field: 'shiftId' })
    },

    /** A role opens the desk: whoever gives or takes one must be allowed to give PINs, writing the list is not enough. */
    checkRole(before: Role | null, after: Role | null, may: May): void {
      const permission = 'staff.credentials'
      if (before !== after && !may(permission)) throw new DeskError('FORBIDDEN', { permission })
    },

    /** @throws LAST_ADMINISTRATOR when nobody else could sign in as administrator */
    keepAdministrator(id: number): void {
      const [{ others } = { others: 0 }] = db
        .select({ others: sql<number>`count(*)` })
        .from(staff)
        .innerJoin(secrets, eq(secrets.staffId, staff.id))
        .where(and(eq(staff.role, 'administrator'), isNull(staff.leftAt), ne(staff.id, id)))
        .all()
      if (others === 0) throw new DeskError('LAST_ADMINISTRATOR', {})
    },
  }
}
