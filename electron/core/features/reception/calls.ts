import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { hostCalls } from '../../database/tables.ts'
import { createAdmission, demandHost } from './admission.ts'
import { standingsOf, type AskedVisit, type CallPlanOf } from './call-plan.ts'

type Input = z.output<(typeof contract.hostCall.record)['~orpc']['inputSchema'] & object>

/** What an outcome does: lets in, keeps out, or nothing. @throws ALREADY_DONE, FIELD_INVALID (outcome) */
function decisionOf(visit: AskedVisit, { outcome, standing }: Input): 'admitted' | 'refused' | null {
  if (outcome === 'refused') return 'refused'
  if (outcome === 'noAnswer') return null
  if (outcome === 'agreed') {
    if (visit.admission === 'admitted') throw new DeskError('ALREADY_DONE', { what: 'admission' })
    return 'admitted'
  }
  // somebody who is let in already is announced; a leader is told where his grade of visitor needs no consent
  if (visit.admission === 'admitted') return null
  if (visit.callWhom === 'leader' && standing === 'leader') return 'admitted'
  throw new DeskError('FIELD_INVALID', { field: 'outcome' })
}

/** Putting down who was called about a visitor and what he said. */
export function createCalls(core: Core, plan: CallPlanOf) {
  const admission = createAdmission(core)

  /** The name as of today; the right in which he is called is checked against the plan. */
  function calledName(visit: AskedVisit, { calledId, calledName, standing }: Input): string {
    if (calledId === null) {
      if (standing === 'host' && visit.hostId === null) return visit.hostName
      if (standing !== 'other') throw new DeskError('FIELD_INVALID', { field: 'standing' })
      if (calledName === '') throw new DeskError('FIELD_INVALID', { field: 'calledName' })
      return calledName
    }
    const name = plan.nameOf(calledId)
    if (name === undefined) throw new DeskError('FIELD_INVALID', { field: 'calledId' })
    if (!standingsOf(calledId, plan.askable(visit)).includes(standing))
      throw new DeskError('FIELD_INVALID', { field: 'standing' })
    return name
  }

  return {
    /** @throws NOT_FOUND, VISIT_LEFT, ALREADY_DONE, HOST_OUT, FIELD_INVALID for calledId, calledName, standing, outcome */
    record(call: ActCall & { readonly input: Input }): { id: number; recordedAt: number } {
      const { input, actorId } = call
      return core.acts.run(call, (scope) => {
        const visit = plan.visit(input.visitId)
        if (visit.inside === 0) throw new DeskError('VISIT_LEFT', {})
        const name = calledName(visit, input)
        const decision = decisionOf(visit, input)
        if (decision === 'admitted') demandHost(plan, visit, input.calledId)
        const { calledId, standing, way, outcome } = input
        const { id } = core.db
          .insert(hostCalls)
          .values({
            ...{ visitId: visit.id, calledId, calledName: name, standing, way, outcome },
            calledAt: scope.at,
            calledBy: actorId,
            salt: core.salt(),
          })
          .returning({ id: hostCalls.id })
          .get()
        scope.record({
          kind: 'hostCall.recorded',
          subject: { table: 'host_calls', id },
          facts: { number: visit.number, calledId, standing, callWay: way, callOutcome: outcome },
        })
        if (decision) admission.decide(scope, visit, { decision, decidedBy: actorId })
        return { id, recordedAt: scope.at }
      })
    },
  }
}
