import type { Evacuee, EvacuationList } from '#shared/contract/evacuation.ts'
import { areaOf } from '#shared/domain/evacuation.ts'
import { dateIn, dayBounds } from '#shared/domain/zoned-time.ts'
import type { Core } from '../../core.ts'
import { isCorrupt } from '../../database/errors.ts'
import { insideSql } from '../../database/inside.ts'
import { createPresence } from '../attendance/presence.ts'
import { inOrder } from './order.ts'

/** A visit that the system closed is looked for so long, ms: nobody saw that person leave. */
const closedFor = 12 * 3_600_000

interface VisitRow {
  readonly visitId: number
  readonly name: string
  readonly company: string
  readonly phone: string
  readonly place: string
  readonly department: string
  readonly host: string
  readonly badgeNumber: string
  readonly people: number
  readonly arrivedAt: number
  readonly contractor: number
  readonly grade: string
  readonly pinyin: string
}

interface StaffRow {
  readonly staffId: number
  readonly name: string
  readonly department: string
  readonly phone: string
  readonly pinyin: string
}

type Part = EvacuationList['unreadable'][number]
type Inside = Pick<EvacuationList, 'people' | 'notArrived' | 'unreadable'>

const notFound = { id: null, foundAt: null, foundBy: '' }

const visitSql = `
  SELECT v.id AS visitId, v.name, v.company, v.phone, coalesce(v.place, '') AS place,
    coalesce(host.department, '') AS department, v.host_name AS host, v.badge_number AS badgeNumber,
    v.companions + 1 AS people, v.arrived_at AS arrivedAt, coalesce(visit_types.contractor, 0) AS contractor,
    coalesce(reception_grades.letter, '') AS grade, v.pinyin || ' ' || v.initials AS pinyin
  FROM visits v
    LEFT JOIN staff host ON host.id = v.host_id
    LEFT JOIN visit_types ON visit_types.id = v.type_id
    LEFT JOIN reception_grades ON reception_grades.id = v.grade_id`

/** Somebody who was sought and seen to have gone is not looked for again. */
const closedSql = `${visitSql}
  WHERE v.leave_kind = 'system' AND v.left_recorded_at >= ? AND v.voided_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM trace_steps WHERE visit_id = v.id AND outcome = 'left')`

/**
 * Who is in the house right now, by the visitor register and the punches. Staff who did not clock in are not invented. A part
 * that a damaged file does not give is named, and the rest is told: half a list is better than none in a fire.
 */
export function createInside(core: Core): () => Inside {
  const { sqlite, clock, site } = core
  const presence = createPresence(core)
  const insideRows = sqlite.prepare(`${visitSql} WHERE ${insideSql}`)
  const closedRows = sqlite.prepare(closedSql)
  const staffRows = sqlite.prepare(
    `SELECT id AS staffId, name, department, pinyin || ' ' || initials AS pinyin,
       trim(coalesce(mobile, '') || '  ' || extension) AS phone
     FROM staff WHERE left_at IS NULL`,
  )
  const expectedRows = sqlite.prepare(
    `SELECT id, name, company, phone, companions + 1 AS people, host_name AS host, valid_from AS expectedAt
     FROM expected_visits WHERE state = 'expected' AND valid_until > ? AND valid_from < ?
     ORDER BY valid_from, id`,
  )

  const areas = () => site.settings().reception.areas

  function ofVisit({ place, department, contractor, ...row }: VisitRow, closed: boolean): Evacuee {
    const kind = contractor === 1 ? 'contractor' : 'visitor'
    const area = areaOf(areas(), place, department)
    return { ...row, ...notFound, kind: closed ? 'closedBySystem' : kind, staffId: null, area }
  }

  function ofStaff({ department, ...row }: StaffRow): Evacuee {
    const none = { visitId: null, grade: '', host: '', badgeNumber: '', arrivedAt: null }
    const area = areaOf(areas(), '', department)
    return { ...row, ...notFound, ...none, kind: 'staff', company: department, area, people: 1 }
  }

  function staffPresent(): Evacuee[] {
    const present = presence.all()
    const rows = staffRows.all() as StaffRow[]
    return rows.filter(({ staffId }) => present.has(staffId)).map(ofStaff)
  }

  function expectedToday(): EvacuationList['notArrived'] {
    const { timeZone } = site.get()
    const now = clock.now()
    const { from, to } = dayBounds(timeZone, dateIn(timeZone, now))
    return expectedRows.all(Math.max(from, now), to) as EvacuationList['notArrived']
  }

  return () => {
    const unreadable: Part[] = []
    const read = <T>(part: Part, work: () => T[]): T[] => {
      try {
        return work()
      } catch (error) {
        if (!isCorrupt(error)) throw error
        core.health.note({ kind: 'fileDamaged' })
        unreadable.push(part)
        return []
      }
    }
    const visits = (rows: unknown[], closed: boolean) =>
      (rows as VisitRow[]).map((row) => ofVisit(row, closed))
    const people = [
      ...read('visitors', () => visits(insideRows.all(), false)),
      ...read('closedBySystem', () => visits(closedRows.all(clock.now() - closedFor), true)),
      ...read('staff', staffPresent),
    ]
    const notArrived = read('notArrived', expectedToday)
    return { people: inOrder(people, areas()), notArrived, unreadable }
  }
}
