import type { CallPlan, WaitingVisitor } from '#shared/contract/calls.ts'
import type { Core } from '../../core.ts'
import { insideSql } from '../../database/inside.ts'
import { createBlindCount } from '../handover/blind-count.ts'
import { nextOf, type AskedVisit, type CallPlanOf } from './call-plan.ts'

type Line = CallPlan['calls'][number]
type CalledLine = Line & { readonly calledId: number | null }
interface WaitingRow extends Omit<WaitingVisitor, 'lastCall'> {
  readonly calledName: string | null
  readonly outcome: Line['outcome']
  readonly calledAt: number
}

/** What the desk looks at: whom to call for one visitor, and who waits. */
export function createCallQueries(core: Core, plan: CallPlanOf) {
  const blindCount = createBlindCount(core)
  const callsOf = core.sqlite.prepare(
    `SELECT host_calls.id, called_id AS calledId, called_name AS calledName, standing, way, outcome,
       called_at AS calledAt, coalesce(staff.name, '') AS calledBy
     FROM host_calls LEFT JOIN staff ON staff.id = called_by WHERE visit_id = ? ORDER BY host_calls.id`,
  )
  const waiting = core.sqlite.prepare(
    `SELECT v.id AS visitId, v.number, v.name, v.company, v.host_name AS hostName, v.arrived_at AS arrivedAt,
       newest.called_name AS calledName, newest.outcome, newest.called_at AS calledAt
     FROM visits v
     LEFT JOIN host_calls newest ON newest.id = (SELECT max(id) FROM host_calls WHERE visit_id = v.id)
     WHERE ${insideSql} AND v.admission = 'waiting' ORDER BY v.arrived_at, v.id`,
  )

  function peopleOf(visit: AskedVisit, calls: readonly CalledLine[]): CallPlan['people'] {
    return plan.people(visit).map((person) => ({
      ...person,
      tried: calls
        .filter(({ calledId, standing }) =>
          calledId === null ? standing === person.standing : calledId === person.staffId,
        )
        .map(({ outcome, calledAt }) => ({ outcome, calledAt })),
    }))
  }

  return {
    /** @throws NOT_FOUND */
    plan(visitId: number): CallPlan {
      const visit = plan.visit(visitId)
      const calls = callsOf.all(visitId) as CalledLine[]
      const people = peopleOf(visit, calls)
      const { admission, admissionAt, admissionBy, admissionReason } = visit
      return {
        ...{ visitId, admission, admissionAt, admissionBy, admissionReason },
        inside: visit.inside === 1,
        hostOut: plan.hostOut(visit.hostId),
        tellsLeader: visit.callWhom === 'leader',
        people,
        next: nextOf(people),
        escalateAfterSeconds: core.site.settings().reception.escalateAfterSeconds,
        calls: calls.map(({ calledId: _, ...line }) => line),
      }
    },

    /** Longest first. @throws BEING_COUNTED: how many wait would tell of how many are inside */
    waiting(): WaitingVisitor[] {
      blindCount.narrow({ text: '', limit: 1 })
      return (waiting.all() as WaitingRow[]).map(({ calledName, outcome, calledAt, ...row }) => ({
        ...row,
        lastCall: calledName === null ? null : { name: calledName, outcome, calledAt },
      }))
    },
  }
}
