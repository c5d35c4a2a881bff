import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { consents, credentials as secrets, staff } from '../../database/tables.ts'
import type { Credentials } from '../../security/credentials.ts'
import { createStaffPhotos } from './photos.ts'
import { endCardsOf } from '../readers/cards.ts'
import { createStaffRules, type May } from './rules.ts'

type Leave = z.output<(typeof contract.staff.leave)['~orpc']['inputSchema'] & object>

/** What a person may prove himself with: given by an administrator, gone when he leaves. */
export function createStaffLeaving(core: Core, credentials: Credentials) {
  const { db } = core
  const rules = createStaffRules(core)
  const photos = createStaffPhotos(core)
  return {
    /**
     * No sign-in, no punches, no consent, no card, no photo any more; deleting the fingers in the readers follows the commit.
     * @throws NOT_FOUND, LAST_ADMINISTRATOR, FORBIDDEN (an administrator sent away by somebody who is none)
     */
    leave(call: ActCall & { readonly input: Leave }, may: May): { id: number } {
      const { id, reason } = call.input
      return core.acts.run(call, (scope) => {
        const { at, record } = scope
        const { role } = rules.current(id)
        if (role === 'administrator') {
          rules.checkRole(role, null, may)
          rules.keepAdministrator(id)
        }
        db.update(staff).set({ leftAt: at }).where(eq(staff.id, id)).run()
        db.delete(secrets).where(eq(secrets.staffId, id)).run()
        record({ kind: 'staff.left', subject: { table: 'staff', id }, facts: { reason } })
        photos.eraseOf(id, scope)
        const ended = db
          .update(consents)
          .set({ withdrawnAt: at })
          .where(and(eq(consents.staffId, id), isNull(consents.withdrawnAt)))
          .returning({ id: consents.id })
          .all()
        for (const consent of ended)
          record({ kind: 'consent.ended', subject: { table: 'consents', id: consent.id } })
        endCardsOf(core, scope, id)
        return { id }
      })
    },

    /** The secret itself stays out of the stored request. @throws NOT_FOUND, PIN_WEAK */
    async setPin(
      call: ActCall & { readonly input: { readonly requestId: string; readonly id: number } },
      pin: string,
    ): Promise<{ id: number }> {
      const { id } = call.input
      rules.current(id)
      const secretHash = await credentials.prepare(pin)
      return core.acts.run(call, (scope) => {
        rules.current(id)
        credentials.store(id, secretHash, scope)
        scope.record({ kind: 'staff.pinSet', subject: { table: 'staff', id } })
        return { id }
      })
    },
  }
}
