import type { Core } from '../../core.ts'
import { phoneKey } from '#shared/domain/phone-key.ts'
import { DeskError } from '#shared/contract/errors.ts'
import { maskIdNumber, maskPhone } from '../../security/fields.ts'

/** Whom somebody asks about. `phone`: digits only; `idIndex`: keyed hash of the ID number. */
export interface AskedPerson {
  readonly phone: string | null
  readonly idIndex: Buffer | null
  /** As it may be printed. */
  readonly masked: string
}

/** Printing and erasing follow an answer within this time, ms. */
const lifetime = 600_000

/** Questions are kept in memory for some minutes, so that a whole phone or ID number need not travel or be stored again. */
export function createInquiries({ clock, fields }: Core) {
  const open = new Map<number, AskedPerson & { readonly until: number }>()
  let last = 0
  return {
    open(asked: { readonly phone: string | null; readonly idNumber: string | null }): {
      id: number
      person: AskedPerson
    } {
      for (const [id, { until }] of open) if (until < clock.monotonic()) open.delete(id)
      const person: AskedPerson =
        asked.idNumber === null
          ? {
              phone: phoneKey(asked.phone ?? ''),
              idIndex: null,
              masked: maskPhone(phoneKey(asked.phone ?? '')),
            }
          : { phone: null, idIndex: fields.blindIndex(asked.idNumber), masked: maskIdNumber(asked.idNumber) }
      last += 1
      open.set(last, { ...person, until: clock.monotonic() + lifetime })
      return { id: last, person }
    },
    /** @throws NOT_FOUND when it is unknown or too old */
    get(id: number): AskedPerson {
      const person = open.get(id)
      if (!person || person.until < clock.monotonic()) throw new DeskError('NOT_FOUND', { what: 'inquiry' })
      return person
    },
  }
}
export type Inquiries = ReturnType<typeof createInquiries>
