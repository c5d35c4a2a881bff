import { createHash } from 'node:crypto'
import type { subjectTables } from '#shared/contract/audit-kinds.ts'
import type { Sqlite } from '../database/open.ts'

export type Row = Record<string, unknown>

/**
 * Tables whose rows are committed to by the chain, with the columns that are personal: those enter salted, so that a
 * person can be erased (value and salt) while the chain still verifies. All other columns enter in clear, except `salt`.
 */
export const subjects = {
  site: ['recovery_wrap'],
  shifts: [],
  staff: ['name', 'pinyin', 'initials', 'extension', 'mobile'],
  signatures: ['strokes', 'image'],
  visits: [
    'name',
    'pinyin',
    'initials',
    'phone',
    'phone_last4',
    'id_kind',
    'id_number_cipher',
    'id_number_index',
    'id_number_masked',
    'company',
    'host_name',
    'plate',
    'companion_names',
    'goods',
    'own_fields',
    'admission_reason',
  ],
  parcels: [
    'recipient_name',
    'pinyin',
    'initials',
    'recipient_phone_last4',
    'barcode',
    'note',
    'collector_name',
  ],
  deposits: [
    'guest_name',
    'pinyin',
    'initials',
    'phone',
    'room',
    'id_kind',
    'id_number_cipher',
    'id_number_index',
    'id_number_masked',
    'contents',
    'difference_reason',
  ],
  readers: ['password_cipher'],
  consents: [],
  fingers: [],
  punches: [],
  cards: ['number'],
  punch_files: [],
  terminal_users: [],
  clock_jumps: [],
  punch_corrections: [],
  staff_photos: ['image_cipher'],
  punch_explanations: ['text', 'answer_note'],
  matters: ['text', 'outcome'],
  desk_shifts: [],
  handovers: ['report', 'note', 'cash_reason', 'abandon_reason'],
  visit_types: [],
  reception_grades: [],
  expected_visits: [
    'party',
    'name',
    'pinyin',
    'initials',
    'phone',
    'phone_last4',
    'company',
    'plate',
    'host_name',
    'note',
    'code',
  ],
  visit_photos: ['image_cipher'],
  visit_documents: [],
  document_acceptances: ['person_index'],
  absences: ['message'],
  host_calls: ['called_name'],
  watch_entries: [
    'name',
    'aliases',
    'pinyin',
    'initials',
    'phone',
    'plate',
    'company',
    'id_number_cipher',
    'id_number_index',
    'id_number_masked',
    'id_end',
    'reason',
    'end_reason',
    'photo_cipher',
  ],
  watch_hits: ['name', 'person_index', 'reason'],
  vehicles: ['plate', 'description', 'driver_name', 'driver_phone'],
  goods_passes: [
    'holder_name',
    'holder_phone',
    'owner',
    'room',
    'authorisation',
    'carrier_id_kind',
    'carrier_id_cipher',
    'carrier_id_index',
    'carrier_id_masked',
    'plate',
    'guard_name',
    'note',
    'closed_reason',
  ],
  goods_items: [],
  lent_passes: ['note'],
  trace_steps: ['note'],
  erasures: [],
  evacuations: ['note'],
  evacuation_people: ['name', 'company', 'phone'],
} as const satisfies Record<(typeof subjectTables)[number], readonly string[]>

/**
 * Columns that repeat a place of the chain: they are written after the entry that commits to their row, and proved by the
 * chain itself, so they stay out of the digest.
 */
const derived: Partial<Record<keyof typeof subjects, readonly string[]>> = {
  handovers: ['sheet_seq', 'sheet_hash'],
}

export type SubjectTable = keyof typeof subjects

const noDigest = Buffer.alloc(0)

function canonical(value: unknown): string {
  if (Buffer.isBuffer(value)) return `x${value.toString('hex')}`
  return typeof value === 'string' ? `s${value}` : `n${String(value)}`
}

/**
 * 32-byte commitment to one row. NULL columns are left out, so that a later version may add nullable columns without
 * touching what is already committed.
 */
export function rowDigest(table: SubjectTable, row: Row): Buffer {
  const personal: readonly string[] = subjects[table]
  const open: string[] = [table]
  const salted: string[] = []
  for (const [column, value] of Object.entries(row)) {
    if (value === null || column === 'salt' || derived[table]?.includes(column)) continue
    const target = personal.includes(column) ? salted : open
    target.push(column, canonical(value))
  }
  const salt = Buffer.isBuffer(row['salt']) ? row['salt'] : noDigest
  const commitment = createHash('sha256').update(salt).update(JSON.stringify(salted)).digest()
  return createHash('sha256').update(commitment).update(JSON.stringify(open)).digest()
}

/** Reads a subject's row as it stands now, in the table's column order. */
export function createRowReader(db: Sqlite): (table: SubjectTable, id: number) => Row | undefined {
  const statements = new Map<SubjectTable, ReturnType<Sqlite['prepare']>>()
  return (table, id) => {
    let statement = statements.get(table)
    if (!statement) {
      statement = db.prepare(`SELECT * FROM ${table} WHERE id = ?`)
      statements.set(table, statement)
    }
    return statement.get(id) as Row | undefined
  }
}
