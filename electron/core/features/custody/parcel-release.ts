import { eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import type { collectorKinds } from '#shared/contract/custody.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import { haveOneAddressee } from '#shared/domain/addressee.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { parcels } from '../../database/tables.ts'
import { storeSignature } from '../signatures.ts'

type Input = z.output<(typeof contract.parcels.release)['~orpc']['inputSchema'] & object>
type CollectorKind = (typeof collectorKinds)[number]

/** Handing parcels out against one drawn signature. */
export function createParcelRelease(core: Core) {
  const { db } = core

  function find(ids: readonly number[]) {
    const rows = db
      .select()
      .from(parcels)
      .where(inArray(parcels.id, [...ids]))
      .orderBy(parcels.id)
      .all()
    if (rows.length < ids.length) throw new DeskError('NOT_FOUND', { what: 'parcel' })
    if (rows.some(({ releasedAt }) => releasedAt !== null)) throw new DeskError('PARCEL_RELEASED', {})
    return rows
  }

  return {
    /**
     * All of them or none. Nobody is the addressee of parcels for different people: he collects the others as somebody else,
     * and his own are put down as collected by the addressee all the same.
     * @throws PARCEL_RELEASED, NOT_FOUND, SIGNATURE_EMPTY, FIELD_INVALID for collectorKind
     */
    release(call: ActCall & { readonly input: Input }) {
      const { input, actorId } = call
      return core.acts.run(call, (scope) => {
        const rows = find([...new Set(input.parcelIds)])
        if (input.collectorKind === 'recipient' && !haveOneAddressee(rows))
          throw new DeskError('FIELD_INVALID', { field: 'collectorKind' })
        const signatureId = storeSignature(core, scope, input.signature, 'parcels.collected')
        for (const { id, number, recipientName } of rows) {
          const collectorKind: CollectorKind =
            recipientName === input.collectorName ? 'recipient' : input.collectorKind
          db.update(parcels)
            .set({
              releasedAt: scope.at,
              releasedBy: actorId,
              collectorName: input.collectorName,
              collectorKind,
              signatureId,
            })
            .where(eq(parcels.id, id))
            .run()
          scope.record({
            kind: 'parcel.released',
            subject: { table: 'parcels', id },
            facts: { number, collectorKind, together: rows.length },
          })
        }
        return { ids: rows.map(({ id }) => id), releasedAt: scope.at }
      })
    },
  }
}
