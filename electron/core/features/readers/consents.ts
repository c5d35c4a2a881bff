import { and, desc, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import { consentVersions, copyingConsent, type ConsentVersion } from '#shared/domain/consent-text.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { consents, staff } from '../../database/tables.ts'
import { storeSignature } from '../signatures.ts'

type Given = z.output<(typeof contract.fingers.consent)['~orpc']['inputSchema'] & object>
type Withdrawn = z.output<(typeof contract.fingers.withdraw)['~orpc']['inputSchema'] & object>

/** The consent register: nothing biometric happens without an entry of it that is in force (PIPL 28, 29). */
export function createConsents(core: Core) {
  function checkEmployed(staffId: number): void {
    const row = core.db
      .select({ id: staff.id })
      .from(staff)
      .where(and(eq(staff.id, staffId), isNull(staff.leftAt)))
      .get()
    if (!row) throw new DeskError('NOT_FOUND', { what: 'staff' })
  }

  const version = (): ConsentVersion =>
    core.site.settings().templateCopies ? copyingConsent : consentVersions[0]

  return {
    /** The text that is signed now: where copies are kept, the one that says so. */
    version,

    /** The newest consent in force; whoever signed the earlier text is enrolled and not copied. @throws NOT_FOUND, CONSENT_NEEDED */
    inForce(staffId: number): number {
      checkEmployed(staffId)
      const found = core.db
        .select({ id: consents.id })
        .from(consents)
        .where(and(eq(consents.staffId, staffId), isNull(consents.withdrawnAt)))
        .orderBy(desc(consents.id))
        .get()
      if (!found) throw new DeskError('CONSENT_NEEDED', {})
      return found.id
    },

    /** The person signs; who is signed in explained it. @throws NOT_FOUND, FIELD_INVALID for another text, SIGNATURE_EMPTY */
    give(call: ActCall & { readonly input: Given }): { id: number } {
      const { input, actorId } = call
      return core.acts.run(call, (scope) => {
        checkEmployed(input.staffId)
        if (input.version !== version()) throw new DeskError('FIELD_INVALID', { field: 'version' })
        const signatureId = storeSignature(core, scope, input.signature, `fingerConsent ${input.version}`)
        const { id } = core.db
          .insert(consents)
          .values({
            staffId: input.staffId,
            version: input.version,
            explainedBy: actorId,
            signatureId,
            consentedAt: scope.at,
          })
          .returning({ id: consents.id })
          .get()
        scope.record({
          kind: 'consent.given',
          subject: { table: 'consents', id },
          facts: { version: input.version, alternativeOffered: input.alternativeOffered },
        })
        return { id }
      })
    },

    /** Taking it back ends every consent of the person; the fingers follow. @throws NOT_FOUND when there is none */
    withdraw(call: ActCall & { readonly input: Withdrawn }): { id: number } {
      const { staffId, reason } = call.input
      return core.acts.run(call, ({ at, record }) => {
        const ended = core.db
          .update(consents)
          .set({ withdrawnAt: at })
          .where(and(eq(consents.staffId, staffId), isNull(consents.withdrawnAt)))
          .returning({ id: consents.id })
          .all()
        if (ended.length === 0) throw new DeskError('NOT_FOUND', { what: 'consent' })
        for (const { id } of ended)
          record({ kind: 'consent.withdrawn', subject: { table: 'consents', id }, facts: { reason } })
        return { id: staffId }
      })
    },
  }
}
export type Consents = ReturnType<typeof createConsents>
