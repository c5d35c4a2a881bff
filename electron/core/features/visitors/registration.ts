import { and, eq, isNull, sql } from 'drizzle-orm'
import { DeskError } from '#shared/contract/errors.ts'
import { ownKeys } from '#shared/contract/reception.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { staff, visits } from '../../database/tables.ts'
import { nameKeys } from '../../names/pinyin.ts'
import { noIdNumber, sealIdNumber } from '../../security/fields.ts'
import { checkOccurred } from '../occurred.ts'
import { createAlreadyInside } from './already-inside.ts'
import type { ArrivalColumns, ArrivalInput, ArrivalStep } from './arrival.ts'

export interface Recorded {
  id: number
  number: string
  recordedAt: number
}

/** Answers to own fields as they are stored: those that were given, in the order of their places. */
function ownText(answers: ArrivalInput['ownFields']): string | null {
  const given = ownKeys.flatMap((key) => (answers[key] ? [[key, answers[key]] as const] : []))
  return given.length === 0 ? null : JSON.stringify(Object.fromEntries(given))
}

const insertVisit = `
  INSERT INTO visits (number, name, pinyin, initials, phone, phone_last4, id_kind,
  id_number_cipher, id_number_index, id_number_masked, company, host_id, host_name, reason, plate, companions,
  companion_names, goods, badge_number, remember, type_id, grade_id, expected_id, place, escort, stay_until,
  own_fields, hazards, admission, arrived_at, recorded_at, recorded_by, salt)
  VALUES (@number, @name, @pinyin, @initials, @phone, @phoneLast4, @idKind, @idNumberCipher, @idNumberIndex,
  @idNumberMasked, @company, @hostId, @hostName, @reason, @plate, @companions, @companionNames, @goods,
  @badgeNumber, @remember, @typeId, @gradeId, @expectedId, @place, @escort, @stayUntil, @ownFields, @hazards, @admission,
  @arrivedAt, @recordedAt, @recordedBy, @salt)`

/** Registering: everything a visit needs to be provable commits in one transaction. */
export function createRegistration(core: Core, steps: readonly ArrivalStep[]) {
  const insert = core.sqlite.prepare(insertVisit)
  const refuseInside = createAlreadyInside(core)
  const hostById = core.db
    .select({ name: staff.name })
    .from(staff)
    .where(and(eq(staff.id, sql.placeholder('id')), isNull(staff.leftAt)))
    .prepare()

  /** The host's name as of today; a host who has left cannot be visited. */
  function hostNameOf(hostId: number | null, typed: string): string {
    if (hostId === null) return typed
    const host = hostById.get({ id: hostId })
    if (!host) throw new DeskError('FIELD_INVALID', { field: 'hostId' })
    return host.name
  }

  /** The ID number as given, or taken over from a remembered visit of the same person. */
  function idOf(input: ArrivalInput) {
    if (input.idNumber !== null) return { idKind: input.idKind, ...sealIdNumber(core.fields, input.idNumber) }
    if (input.reuseIdOf === null) return { idKind: input.idKind, ...noIdNumber }
    const earlier = core.db
      .select({
        idKind: visits.idKind,
        idNumberCipher: visits.idNumberCipher,
        idNumberIndex: visits.idNumberIndex,
        idNumberMasked: visits.idNumberMasked,
      })
      .from(visits)
      .where(and(eq(visits.id, input.reuseIdOf), eq(visits.remember, true), eq(visits.name, input.name)))
      .get()
    if (!earlier) throw new DeskError('FIELD_INVALID', { field: 'idNumber' })
    return earlier
  }

  return {
    /** A new line of the visitor register. Encrypts the ID number, numbers the visit, adds it to the chain. */
    register(call: ActCall & { readonly input: ArrivalInput }): Recorded {
      const { input, actorId } = call
      return core.acts.run(call, (scope) => {
        const { at, record } = scope
        const arrivedAt = checkOccurred(input.arrivedAt, at, 'arrivedAt')
        const arrival = { input, scope, arrivedAt }
        const decided = steps.reduce<ArrivalColumns>(
          (columns, step) => ({ ...columns, ...step.before?.(arrival) }),
          {},
        )
        // last: "register anyway?" is only asked about somebody whom nothing else refuses
        if (input.unlessInside) refuseInside(input)
        const hostId = decided.hostId ?? input.hostId
        const hostName = hostNameOf(hostId, input.hostName)
        const number = core.nextNumber('visits', at)
        const { lastInsertRowid } = insert.run({
          number,
          name: input.name,
          ...nameKeys(input.name),
          phone: input.phone ?? '',
          phoneLast4: (input.phone ?? '').replace(/\D/g, '').slice(-4),
          ...idOf(input),
          company: input.company,
          hostId,
          hostName,
          reason: decided.reason ?? input.reason,
          plate: input.plate,
          companions: input.companions,
          companionNames: input.companionNames,
          goods: input.goods,
          badgeNumber: input.badgeNumber,
          remember: input.remember && input.name !== '' ? 1 : 0,
          ...{ typeId: input.typeId, gradeId: input.gradeId, expectedId: input.expectedId },
          place: decided.place ?? input.place,
          escort: input.escort,
          stayUntil: decided.stayUntil ?? input.stayUntil,
          ownFields: ownText(input.ownFields),
          hazards: decided.hazards == null ? null : Number(decided.hazards),
          admission: decided.admission ?? null,
          arrivedAt,
          recordedAt: at,
          recordedBy: actorId,
          salt: core.salt(),
        })
        const id = Number(lastInsertRowid)
        record({ kind: 'visit.registered', subject: { table: 'visits', id }, facts: { number, arrivedAt } })
        for (const step of steps) step.after?.(arrival, { id, number })
        return { id, number, recordedAt: at }
      })
    },
  }
}
