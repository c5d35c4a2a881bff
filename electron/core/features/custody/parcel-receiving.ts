import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import { toHalfWidth } from '#shared/domain/scanner.ts'
import { normalShelf, pickupCodeOf } from '#shared/domain/shelf.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { parcels, staff } from '../../database/tables.ts'
import { nameKeys } from '../../names/pinyin.ts'
import { checkOccurred } from '../occurred.ts'
import type { Shelves } from './shelves.ts'

type Input = z.output<(typeof contract.parcels.receive)['~orpc']['inputSchema'] & object>

/** Largest place on a shelf that the register takes. */
const largestPlace = 9_999

/** Taking in a parcel: it gets a place on a shelf, and the place is its pickup code. */
export function createParcelReceiving(core: Core, shelves: Shelves) {
  const { db } = core

  /** The addressee's name as of today; who has left gets no parcels here. */
  function recipientNameOf({ recipientId, recipientName }: Input): string {
    if (recipientId === null) return recipientName
    const recipient = db
      .select({ name: staff.name })
      .from(staff)
      .where(and(eq(staff.id, recipientId), isNull(staff.leftAt)))
      .get()
    if (!recipient) throw new DeskError('FIELD_INVALID', { field: 'recipientId' })
    return recipient.name
  }

  /** The same label twice on the shelf is a second scan of one parcel. */
  function refuseDuplicate(barcode: string): void {
    if (barcode === '') return
    const held = db
      .select({ number: parcels.number })
      .from(parcels)
      .where(and(eq(parcels.barcode, barcode), isNull(parcels.releasedAt)))
      .get()
    if (held) throw new DeskError('PARCEL_DUPLICATE', { number: held.number })
  }

  return {
    /** @throws PARCEL_DUPLICATE with the number of the one that is held; FIELD_INVALID for recipientId, shelf, receivedAt */
    receive(call: ActCall & { readonly input: Input }) {
      const { input, actorId } = call
      return core.acts.run(call, ({ at, record }) => {
        const receivedAt = checkOccurred(input.receivedAt, at, 'receivedAt')
        const recipientName = recipientNameOf(input)
        const barcode = toHalfWidth(input.barcode).toUpperCase()
        refuseDuplicate(barcode)
        const shelf = normalShelf(input.shelf)
        const place = shelves.nextPlace(shelf)
        if (place > largestPlace) throw new DeskError('FIELD_INVALID', { field: 'shelf' })
        const number = core.nextNumber('parcels', at)
        const { id } = db
          .insert(parcels)
          .values({
            number,
            barcode,
            carrier: input.carrier,
            recipientId: input.recipientId,
            recipientName,
            ...nameKeys(recipientName),
            recipientPhoneLast4: input.recipientPhoneLast4,
            shelf,
            place,
            marks: JSON.stringify([...new Set(input.marks)]),
            note: input.note,
            receivedAt,
            recordedAt: at,
            recordedBy: actorId,
            salt: core.salt(),
          })
          .returning({ id: parcels.id })
          .get()
        const pickupCode = pickupCodeOf(shelf, place)
        record({
          kind: 'parcel.received',
          subject: { table: 'parcels', id },
          facts: { number, pickupCode, receivedAt },
        })
        return { id, number, recordedAt: at, pickupCode }
      })
    },
  }
}
