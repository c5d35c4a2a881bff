import type { AuditKind, subjectTables } from '#shared/contract/audit-kinds.ts'
import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'

interface Attachment {
  readonly table: (typeof subjectTables)[number]
  readonly kind: AuditKind
  /** Ids of the rows of visit `@visit` that still hold somebody. */
  readonly find: string
  /** Empties the personal columns of row `@id`; `@at` is the time of the act. */
  readonly erase: string
}

/** What hangs on a visit and dies with it at the latest. Goods passes have a year of their own and are not among it. */
const attached: readonly Attachment[] = [
  {
    table: 'visit_photos',
    kind: 'photo.erased',
    find: 'SELECT id FROM visit_photos WHERE visit_id = @visit AND erased_at IS NULL',
    erase: 'UPDATE visit_photos SET image_cipher = NULL, salt = NULL, erased_at = @at WHERE id = @id',
  },
  {
    table: 'signatures',
    kind: 'document.erased',
    find: `SELECT signature_id AS id FROM document_acceptances
           WHERE visit_id = @visit AND signature_id IS NOT NULL AND salt IS NOT NULL`,
    erase: `UPDATE signatures SET strokes = '[]', image = '', salt = NULL WHERE id = @id`,
  },
  {
    table: 'document_acceptances',
    kind: 'document.erased',
    find: 'SELECT id FROM document_acceptances WHERE visit_id = @visit AND salt IS NOT NULL',
    erase: 'UPDATE document_acceptances SET person_index = NULL, salt = NULL WHERE id = @id',
  },
  {
    table: 'trace_steps',
    kind: 'trace.erased',
    find: 'SELECT id FROM trace_steps WHERE visit_id = @visit AND salt IS NOT NULL',
    erase: `UPDATE trace_steps SET note = '', salt = NULL WHERE id = @id`,
  },
  {
    table: 'lent_passes',
    kind: 'lentPass.erased',
    find: `SELECT id FROM lent_passes WHERE visit_id = @visit AND note <> '' AND salt IS NOT NULL`,
    erase: `UPDATE lent_passes SET note = '', salt = NULL WHERE id = @id`,
  },
  {
    table: 'vehicles',
    kind: 'vehicle.erased',
    find: 'SELECT id FROM vehicles WHERE visit_id = @visit AND erased_at IS NULL',
    erase: `UPDATE vehicles SET plate = '', description = '', driver_name = '', driver_phone = '', salt = NULL,
            erased_at = @at WHERE id = @id`,
  },
  {
    table: 'evacuation_people',
    kind: 'evacuation.erased',
    find: 'SELECT id FROM evacuation_people WHERE visit_id = @visit AND salt IS NOT NULL',
    erase: `UPDATE evacuation_people SET name = '', company = '', phone = '', salt = NULL WHERE id = @id`,
  },
  {
    table: 'watch_hits',
    kind: 'watchHit.erased',
    find: `SELECT id FROM watch_hits WHERE visit_id = @visit AND name <> ''`,
    erase: `UPDATE watch_hits SET name = '', reason = '', salt = NULL WHERE id = @id`,
  },
  {
    table: 'expected_visits',
    kind: 'expected.erased',
    find: `SELECT expected_visits.id FROM expected_visits JOIN visits ON visits.expected_id = expected_visits.id
           WHERE visits.id = @visit AND expected_visits.erased_at IS NULL`,
    erase: `UPDATE expected_visits SET party = '', name = '', pinyin = '', initials = '', phone = '', phone_last4 = '',
            company = '', plate = '', host_name = '', note = '', code = '000000', salt = NULL, erased_at = @at
            WHERE id = @id`,
  },
]

export type AttachedTable = (typeof attached)[number]['table']

/** Erases what hangs on a visit, or one row of it by itself. Inside an act. */
export function createAttachments({ sqlite }: Core) {
  const prepared = attached.map((one) => ({
    ...one,
    find: sqlite.prepare(one.find).pluck(),
    erase: sqlite.prepare(one.erase),
  }))
  type Prepared = (typeof prepared)[number]

  function eraseRow({ erase, table, kind }: Prepared, id: number, scope: ActScope, basis: string): void {
    // statements name only what they need
    const values = erase.source.includes('@at') ? { id, at: scope.at } : { id }
    erase.run(values)
    scope.record({ kind, subject: { table, id }, facts: { reason: basis } })
  }

  return {
    erase(visitId: number, scope: ActScope, basis: 'period' | 'request'): void {
      for (const one of prepared)
        for (const id of one.find.all({ visit: visitId }) as number[]) eraseRow(one, id, scope, basis)
    },
    /** One row whose own time is over. @throws Error for a table that is not among the attachments: a bug */
    eraseOne(table: AttachedTable, id: number, scope: ActScope, basis: 'period' | 'request'): void {
      const one = prepared.find((candidate) => candidate.table === table)
      if (!one) throw new Error(`nothing is erased in ${table}`)
      eraseRow(one, id, scope, basis)
    },
  }
}
