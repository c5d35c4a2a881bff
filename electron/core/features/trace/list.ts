import type { TracedVisit, TraceList } from '#shared/contract/trace.ts'
import { lastClosing, nextClosing } from '#shared/domain/end-of-day.ts'
import type { Core } from '../../core.ts'
import { insideSql } from '../../database/inside.ts'
import { createBlindCount } from '../handover/blind-count.ts'

/** How long before the closing those inside come onto the list, ms. */
const lastHour = 3_600_000
/** Whom the system closed longer ago nobody will find any more, ms. */
const tracedFor = 7 * 86_400_000

type Visit = Omit<TracedVisit, 'state' | 'steps'>
type Step = TracedVisit['steps'][number] & { readonly visitId: number; readonly afterClosing: number }

/** The moments a list is judged by, UTC ms; a round lasts from one closing to the next. */
interface Round {
  readonly now: number
  readonly startedAt: number
  readonly closesAt: number
  /** Those inside are looked for already. */
  readonly live: boolean
}

/** Null: he does not belong on the list. */
function stateOf(visit: Visit, steps: readonly Step[], round: Round): TracedVisit['state'] | null {
  const last = steps.at(-1)
  const lastNow = last && last.at >= round.startedAt ? last : undefined
  if (visit.closedAt !== null)
    return steps.some(({ afterClosing }) => afterClosing === 1) ? (lastNow ? 'done' : null) : 'todo'
  if (lastNow?.outcome === 'left') return 'done'
  const stays = visit.stayUntil ?? 0
  if (lastNow?.outcome === 'inside' && stays > round.now) return 'done'
  if (stays >= round.closesAt || !round.live) return null
  return lastNow?.outcome === 'unknown' ? 'unknown' : 'todo'
}

/** Whom nobody saw leaving, and what was done to find each. */
export function createTraceList(core: Core) {
  const { sqlite } = core
  const blindCount = createBlindCount(core)
  const candidates = sqlite.prepare(
    `SELECT v.id AS visitId, v.number, v.name, v.phone, v.company, v.companions, v.host_name AS hostName,
       coalesce(host.extension, '') AS hostExtension, coalesce(host.mobile, '') AS hostMobile,
       coalesce(v.place, '') AS place, v.plate, v.arrived_at AS arrivedAt, v.stay_until AS stayUntil,
       CASE v.leave_kind WHEN 'system' THEN v.left_recorded_at END AS closedAt,
       coalesce((SELECT group_concat(p.number, ', ') FROM lent_passes p
         WHERE p.visit_id = v.id AND p.returned_at IS NULL AND p.lost_at IS NULL), '') AS passesOut
     FROM visits v LEFT JOIN staff host ON host.id = v.host_id
     WHERE v.voided_at IS NULL AND (${insideSql}
       OR v.leave_kind = 'system' AND v.arrived_at >= @arrivedFrom AND v.left_recorded_at >= @closedFrom
       OR v.id IN (SELECT visit_id FROM trace_steps WHERE traced_at >= @startedAt))
     ORDER BY v.arrived_at, v.id`,
  )
  const stepsOf = sqlite.prepare(
    `SELECT s.id, s.visit_id AS visitId, s.way, s.outcome, s.note, s.after_closing AS afterClosing, s.traced_at AS at,
       coalesce(staff.name, '') AS by
     FROM trace_steps s LEFT JOIN staff ON staff.id = s.traced_by WHERE s.visit_id = ? ORDER BY s.id`,
  )

  /** `early`: those inside as well, before the last hour. @throws BEING_COUNTED */
  return (early: boolean): TraceList => {
    blindCount.narrow({ text: '', limit: 1 })
    const now = core.clock.now()
    const { timeZone } = core.site.get()
    const { closeVisitsAtMinute } = core.site.settings()
    const closesAt = nextClosing(now, timeZone, closeVisitsAtMinute)
    const startedAt = lastClosing(now, timeZone, closeVisitsAtMinute)
    const liveFrom = closesAt - lastHour
    const live = early || now >= liveFrom
    const found = candidates.all({
      startedAt,
      closedFrom: now - tracedFor,
      arrivedFrom: now - 2 * tracedFor, // lets the index of arrivals bound what is read
    }) as Visit[]
    const rows = found.flatMap((visit): TracedVisit[] => {
      const steps = stepsOf.all(visit.visitId) as Step[]
      const state = stateOf(visit, steps, { now, startedAt, closesAt, live })
      if (state === null) return []
      return [{ ...visit, state, steps: steps.map(({ visitId: _v, afterClosing: _a, ...step }) => step) }]
    })
    return { closesAt, liveFrom, live, rows }
  }
}
