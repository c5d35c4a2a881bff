import { and, desc, eq, gte, inArray, lt, lte } from 'drizzle-orm'
import type { z } from 'zod'
import { kindsOf } from '#shared/contract/audit-kinds.ts'
import type { AuditEntry } from '#shared/contract/desk.ts'
import type { contract } from '#shared/contract/index.ts'
import type { SubjectTable } from '../../audit/digest.ts'
import type { Core } from '../../core.ts'
import { auditEntries, staff } from '../../database/tables.ts'

type Input = z.output<(typeof contract.audit.entries)['~orpc']['inputSchema'] & object>

const ofStaff = (table: string) =>
  `SELECT staff.name FROM ${table} JOIN staff ON staff.id = staff_id WHERE ${table}.id = ?`

const ofVisit = (table: string) =>
  `SELECT visits.number FROM ${table} JOIN visits ON visits.id = visit_id WHERE ${table}.id = ?`

/** What people call a row: its number, or its name; a punch, a finger and a consent by whose they are. */
const names: Partial<Record<SubjectTable, string>> = {
  shifts: 'SELECT name FROM shifts WHERE id = ?',
  staff: 'SELECT name FROM staff WHERE id = ?',
  visit_types: 'SELECT name FROM visit_types WHERE id = ?',
  reception_grades: "SELECT letter || ' ' || name FROM reception_grades WHERE id = ?",
  visits: 'SELECT number FROM visits WHERE id = ?',
  vehicles: 'SELECT number FROM vehicles WHERE id = ?',
  goods_passes: 'SELECT number FROM goods_passes WHERE id = ?',
  goods_items:
    'SELECT pass.number FROM goods_items JOIN goods_passes pass ON pass.id = pass_id WHERE goods_items.id = ?',
  parcels: 'SELECT number FROM parcels WHERE id = ?',
  deposits: 'SELECT number FROM deposits WHERE id = ?',
  readers: 'SELECT name FROM readers WHERE id = ?',
  consents: ofStaff('consents'),
  fingers: ofStaff('fingers'),
  punches: ofStaff('punches'),
  cards: ofStaff('cards'),
  terminal_users: ofStaff('terminal_users'),
  punch_corrections: ofStaff('punch_corrections'),
  staff_photos: ofStaff('staff_photos'),
  punch_explanations: ofStaff('punch_explanations'),
  punch_files: 'SELECT name FROM punch_files WHERE id = ?',
  matters: 'SELECT number FROM matters WHERE id = ?',
  desk_shifts: 'SELECT number FROM desk_shifts WHERE id = ?',
  evacuations: 'SELECT number FROM evacuations WHERE id = ?',
  evacuation_people: 'SELECT name FROM evacuation_people WHERE id = ?',
  handovers: 'SELECT number FROM handovers WHERE id = ?',
  watch_entries: 'SELECT number FROM watch_entries WHERE id = ?',
  watch_hits: 'SELECT number FROM watch_hits WHERE id = ?',
  lent_passes: 'SELECT number FROM lent_passes WHERE id = ?',
  trace_steps:
    'SELECT visits.number FROM trace_steps JOIN visits ON visits.id = visit_id WHERE trace_steps.id = ?',
  visit_photos: ofVisit('visit_photos'),
  visit_documents: 'SELECT title FROM visit_documents WHERE id = ?',
  document_acceptances: ofVisit('document_acceptances'),
}

function createNames({ sqlite }: Core): (table: SubjectTable, id: number) => string {
  const statements = Object.fromEntries(
    Object.entries(names).map(([table, sql]) => [table, sqlite.prepare(sql).pluck()]),
  )
  return (table, id) => (statements[table]?.get(id) as string | undefined) ?? ''
}

/** The chain as people read it, newest first: who, what, which record. */
export function createEntries(core: Core) {
  const nameOf = createNames(core)

  return ({ before, limit, group, actorId, from, to }: Input): AuditEntry[] =>
    core.db
      .select({
        seq: auditEntries.seq,
        at: auditEntries.at,
        kind: auditEntries.kind,
        actor: staff.name,
        table: auditEntries.subjectTable,
        id: auditEntries.subjectId,
        facts: auditEntries.facts,
      })
      .from(auditEntries)
      .leftJoin(staff, eq(staff.id, auditEntries.actorId))
      .where(
        and(
          before === undefined ? undefined : lt(auditEntries.seq, before),
          group === undefined ? undefined : inArray(auditEntries.kind, kindsOf(group)),
          actorId === undefined ? undefined : eq(auditEntries.actorId, actorId),
          from === undefined ? undefined : gte(auditEntries.at, from),
          to === undefined ? undefined : lte(auditEntries.at, to),
        ),
      )
      .orderBy(desc(auditEntries.seq))
      .limit(limit)
      .all()
      .map(({ actor, table, id, ...entry }) => ({
        ...entry,
        actor: actor ?? '',
        subject:
          table === '' ? null : { table: table as SubjectTable, id, name: nameOf(table as SubjectTable, id) },
      }))
}
