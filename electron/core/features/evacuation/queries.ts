import type { Evacuation, EvacuationList, EvacuationReport, Evacuee } from '#shared/contract/evacuation.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { Core } from '../../core.ts'
import { createInside } from './inside.ts'
import { inOrder } from './order.ts'

type RunRow = Omit<Evacuation, 'drill'> & { readonly drill: number }

/** A visit that was taken back as a mistake was never inside: nobody looks for it. */
const counted = `
  FROM evacuation_people p LEFT JOIN visits v ON v.id = p.visit_id
  WHERE p.evacuation_id = e.id AND v.voided_at IS NULL`
const sumOf = (what: string, kind: string) =>
  `(SELECT coalesce(sum(${what}), 0) ${counted} AND p.kind ${kind} 'closedBySystem')`
const foundPeople = 'CASE WHEN p.found_at IS NULL THEN 0 ELSE p.people END'

const runSql = `
  SELECT e.id, e.number, e.drill, e.started_at AS startedAt, coalesce(starter.name, '') AS startedBy,
    e.ended_at AS endedAt, coalesce(ender.name, '') AS endedBy, e.note,
    ${sumOf('p.people', '<>')} AS people, ${sumOf(foundPeople, '<>')} AS found,
    ${sumOf('p.people', '=')} AS unsure, ${sumOf(foundPeople, '=')} AS unsureFound
  FROM evacuations e
    LEFT JOIN staff starter ON starter.id = e.started_by
    LEFT JOIN staff ender ON ender.id = e.ended_by`

const peopleSql = `
  SELECT p.id, p.kind, p.visit_id AS visitId, p.staff_id AS staffId, p.name, p.company, p.phone, p.area, p.people,
    p.found_at AS foundAt, coalesce(finder.name, '') AS foundBy, coalesce(g.letter, '') AS grade,
    coalesce(v.host_name, '') AS host, coalesce(v.badge_number, '') AS badgeNumber, v.arrived_at AS arrivedAt,
    coalesce(v.pinyin || ' ' || v.initials, s.pinyin || ' ' || s.initials, '') AS pinyin
  FROM evacuation_people p
    LEFT JOIN visits v ON v.id = p.visit_id
    LEFT JOIN reception_grades g ON g.id = v.grade_id
    LEFT JOIN staff s ON s.id = p.staff_id
    LEFT JOIN staff finder ON finder.id = p.found_by
  WHERE p.evacuation_id = ? AND v.voided_at IS NULL`

/** What is read of evacuations. Nothing here asks whether a count is blind: lives go before a count. */
export function createEvacuationQueries(core: Core) {
  const { sqlite, clock, site } = core
  const inside = createInside(core)
  const byId = sqlite.prepare(`${runSql} WHERE e.id = ?`)
  const current = sqlite.prepare(`${runSql} WHERE e.ended_at IS NULL`)
  const before = sqlite.prepare(`${runSql} WHERE e.id < ? ORDER BY e.id DESC LIMIT ?`)
  const people = sqlite.prepare(peopleSql)

  const ofRow = (row: RunRow): Evacuation => ({ ...row, drill: row.drill === 1 })

  function running(): Evacuation | null {
    const row = current.get() as RunRow | undefined
    return row ? ofRow(row) : null
  }

  const peopleOf = (id: number) => inOrder(people.all(id) as Evacuee[], site.settings().reception.areas)

  return {
    running,

    /** Whom to look for now: those inside, or those of the running evacuation. */
    list(): EvacuationList {
      const now = inside()
      const run = running()
      const found = run ? { people: peopleOf(run.id) } : {}
      return { at: clock.now(), ...now, ...found, running: run }
    },

    history: ({ limit, before: older }: { limit: number; before?: number | undefined }): Evacuation[] =>
      (before.all(older ?? Number.MAX_SAFE_INTEGER, limit) as RunRow[]).map(ofRow),

    /** @throws NOT_FOUND */
    report(id: number): EvacuationReport {
      const row = byId.get(id) as RunRow | undefined
      if (!row) throw new DeskError('NOT_FOUND', { what: 'evacuation' })
      return { evacuation: ofRow(row), people: peopleOf(id) }
    },
  }
}
