import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { DeskError } from '#shared/contract/errors.ts'
import type { ActCall } from '../../acts/act.ts'
import { permissionsFor, type Connection, type SignedIn } from '../../connection.ts'
import type { Core } from '../../core.ts'
import { credentials as credentialTable, site, staff } from '../../database/tables.ts'
import type { Credentials } from '../../security/credentials.ts'
import { unwrapDataKey } from '../../security/recovery-key.ts'

/** Signing in and out of one connection, and the ways back in. */
export function createSessionService(core: Core, credentials: Credentials) {
  function person(staffId: number): SignedIn {
    const row = core.db
      .select({ staffId: staff.id, staffNo: staff.staffNo, name: staff.name, role: staff.role })
      .from(staff)
      .where(and(eq(staff.id, staffId), isNull(staff.leftAt)))
      .get()
    if (!row?.role) throw new DeskError('NOT_FOUND', { what: 'staff' })
    return { ...row, role: row.role }
  }

  return {
    person,
    /** Who may sign in here, by name. */
    names: () =>
      core.db
        .select({
          staffId: staff.id,
          name: staff.name,
          pinyin: staff.pinyin,
          initials: staff.initials,
          role: staff.role,
          lockedUntil: credentialTable.lockedUntil,
        })
        .from(staff)
        .innerJoin(credentialTable, eq(credentialTable.staffId, staff.id))
        .where(and(isNotNull(staff.role), isNull(staff.leftAt)))
        .orderBy(staff.pinyin)
        .all()
        .flatMap(({ role, lockedUntil, ...row }) =>
          role ? [{ ...row, role, lockedUntil: lockedUntil > core.clock.now() ? lockedUntil : null }] : [],
        ),

    /** @throws PIN_WRONG, PIN_LOCKED, PIN_NOT_SET */
    async signIn(connection: Connection, staffId: number, pin: string) {
      const user = person(staffId)
      await credentials.check(staffId, pin)
      connection.user = user
      core.acts.system(staffId, ({ record }) => record({ kind: 'session.signedIn' }))
      return { ...user, permissions: permissionsFor(user.role) }
    },

    signOut(connection: Connection): void {
      const { user } = connection
      connection.user = null
      if (user) core.acts.system(user.staffId, ({ record }) => record({ kind: 'session.signedOut' }))
    },

    async changePin(call: ActCall, oldPin: string, newPin: string) {
      await credentials.check(call.actorId, oldPin)
      const secretHash = await credentials.prepare(newPin)
      return core.acts.run(call, (scope) => {
        credentials.store(call.actorId, secretHash, scope)
        scope.record({ kind: 'staff.pinChanged', subject: { table: 'staff', id: call.actorId } })
        return {}
      })
    },

    /** A new password for an administrator, proved by the printed recovery key. @throws RECOVERY_KEY_WRONG */
    async recover(call: ActCall, recoveryKey: string, staffId: number, newPassword: string) {
      const row = core.db.select({ wrap: site.recoveryWrap }).from(site).get()
      if (!row || !unwrapDataKey(row.wrap, recoveryKey)) throw new DeskError('RECOVERY_KEY_WRONG', {})
      if (person(staffId).role !== 'administrator') throw new DeskError('NOT_FOUND', { what: 'staff' })
      const secretHash = await credentials.prepare(newPassword)
      return core.acts.run(call, (scope) => {
        credentials.store(staffId, secretHash, scope)
        scope.record({ kind: 'staff.recovered', subject: { table: 'staff', id: staffId } })
        return {}
      })
    },
  }
}
export type SessionService = ReturnType<typeof createSessionService>
