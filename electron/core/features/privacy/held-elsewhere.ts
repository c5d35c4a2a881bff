import { phoneKey } from '#shared/domain/phone-key.ts'
import type { HeldKind, HeldLine, HeldRegister, KeepRule } from '#shared/contract/privacy.ts'
import type { Core } from '../../core.ts'
import type { AskedPerson } from './inquiry.ts'
import type { Keeping } from './keeping.ts'
import { watchEndSql } from './watch-erasure.ts'

interface Row {
  readonly id: number
  readonly number: string
  readonly at: number
  readonly phone: string
  readonly open?: number
  /** From when the period counts; null: it has not begun. Of what has one. */
  readonly endedAt?: number | null
  /** There is a picture of him. */
  readonly photo?: number
}

interface Register {
  readonly register: HeldRegister
  readonly kinds: readonly HeldKind[]
  /** Rows of anybody whose phone ends with `@last4`; null: not found by phone. */
  readonly byPhone: string | null
  /** Rows whose ID number has the keyed hash `@index`; null: holds no ID numbers. */
  readonly byIdNumber: string | null
  readonly until: (keeping: Keeping, row: Row) => number | null
  readonly rule: (keeping: Keeping, row: Row, now: number) => KeepRule | null
}

const end = (column: string) =>
  `${column} <> '' AND substr(replace(replace(${column}, ' ', ''), '-', ''), -4) = @last4`

const watchEnd = `${watchEndSql} AS endedAt, photo_cipher IS NOT NULL AS photo`

/** Dies so long after its end. */
const ended =
  (until: (keeping: Keeping, at: number) => number): Register['until'] =>
  (keeping, { endedAt }) =>
    endedAt == null ? null : until(keeping, endedAt)

/** Everything outside of the visits that holds a phone or ID number of somebody. */
const registers: readonly Register[] = [
  {
    register: 'expected',
    kinds: ['name', 'phone', 'company'],
    byPhone: `SELECT id, number, valid_until AS at, phone, state = 'expected' AS open FROM expected_visits
              WHERE phone_last4 = @last4 AND erased_at IS NULL AND state <> 'arrived'`,
    byIdNumber: null,
    until: (keeping, { at }) => keeping.otherUntil(at),
    rule: (_keeping, { open }) => (open === 1 ? 'running' : null),
  },
  {
    register: 'vehicles',
    kinds: ['name', 'phone', 'plate'],
    byPhone: `SELECT id, number, arrived_at AS at, driver_phone AS phone, leave_kind IS NULL AS open FROM vehicles
              WHERE erased_at IS NULL AND visit_id IS NULL AND ${end('driver_phone')}`,
    byIdNumber: null,
    until: (keeping, { at }) => keeping.otherUntil(at),
    rule: (_keeping, { open }) => (open === 1 ? 'inside' : null),
  },
  {
    register: 'goodsPasses',
    kinds: ['name', 'phone', 'idNumber', 'goods'],
    byPhone: `SELECT id, number, recorded_at AS at, holder_phone AS phone, state IN ('asked', 'approved', 'inside') AS open
              FROM goods_passes WHERE erased_at IS NULL AND ${end('holder_phone')}`,
    byIdNumber: `SELECT id, number, recorded_at AS at, '' AS phone, state IN ('asked', 'approved', 'inside') AS open
                 FROM goods_passes WHERE erased_at IS NULL AND carrier_id_index = @index`,
    until: (keeping, { at }) => keeping.goodsPassUntil(at),
    rule: (keeping, { at }, now) => (keeping.goodsPassUntil(at) > now ? 'goodsYear' : null),
  },
  {
    register: 'watchEntries',
    kinds: ['name', 'phone', 'idNumber', 'note'],
    byPhone: `SELECT id, number, recorded_at AS at, phone, ${watchEnd} FROM watch_entries
              WHERE erased_at IS NULL AND ${end('phone')}`,
    byIdNumber: `SELECT id, number, recorded_at AS at, '' AS phone, ${watchEnd} FROM watch_entries
                 WHERE erased_at IS NULL AND id_number_index = @index`,
    until: ended((keeping, at) => keeping.watchUntil(at)),
    rule: (_keeping, { endedAt }, now) => (endedAt == null || endedAt > now ? 'watched' : null),
  },
  {
    register: 'deposits',
    kinds: ['name', 'phone', 'idNumber', 'signature', 'goods'],
    byPhone: `SELECT id, number, deposited_at AS at, phone, released_at AS endedAt FROM deposits
              WHERE erased_at IS NULL AND ${end('phone')}`,
    byIdNumber: `SELECT id, number, deposited_at AS at, '' AS phone, released_at AS endedAt FROM deposits
                 WHERE erased_at IS NULL AND id_number_index = @index`,
    until: ended((keeping, at) => keeping.depositUntil(at)),
    rule: (keeping, { endedAt }, now) =>
      endedAt == null ? 'inCustody' : keeping.depositUntil(endedAt) > now ? 'custodyProof' : null,
  },
  {
    register: 'parcels',
    kinds: ['name', 'phone', 'signature'],
    // only the end of a phone is kept: the line may be somebody else's
    byPhone: `SELECT id, number, received_at AS at, '' AS phone, released_at AS endedAt FROM parcels
              WHERE erased_at IS NULL AND recipient_phone_last4 = @last4`,
    byIdNumber: null,
    until: ended((keeping, at) => keeping.parcelUntil(at)),
    rule: (_keeping, { endedAt }) => (endedAt == null ? 'inCustody' : null),
  },
]

/** What other registers hold of a person. */
export function createHeldElsewhere({ sqlite, clock }: Core) {
  const prepared = registers.map((one) => ({
    ...one,
    byPhone: one.byPhone === null ? null : sqlite.prepare(`${one.byPhone} ORDER BY id DESC`),
    byIdNumber: one.byIdNumber === null ? null : sqlite.prepare(`${one.byIdNumber} ORDER BY id DESC`),
  }))
  function rowsOf({ byPhone, byIdNumber }: (typeof prepared)[number], person: AskedPerson): Row[] {
    if (person.idIndex) return (byIdNumber?.all({ index: person.idIndex }) ?? []) as Row[]
    const last4 = (person.phone ?? '').slice(-4)
    return ((byPhone?.all({ last4 }) ?? []) as Row[]).filter(
      ({ phone }) => phone === '' || phoneKey(phone) === person.phone,
    )
  }
  return (person: AskedPerson, keeping: Keeping): HeldLine[] =>
    prepared.flatMap((one) =>
      rowsOf(one, person).map((row) => ({
        register: one.register,
        id: row.id,
        number: row.number,
        at: row.at,
        kinds: row.photo === 1 ? [...one.kinds, 'photo'] : [...one.kinds],
        diesAt: one.until(keeping, row),
        keptBy: one.rule(keeping, row, clock.now()),
      })),
    )
}
