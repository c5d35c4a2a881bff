import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import { may } from '#shared/contract/permissions.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import type { Signer } from '../../security/signer.ts'
import { createAdmission } from './admission.ts'
import type { CallPlanOf } from './call-plan.ts'

type Input = z.output<(typeof contract.hostCall.override)['~orpc']['inputSchema'] & object>
interface Recorded {
  id: number
  number: string
  recordedAt: number
}

/** The call as it is remembered: a PIN could be guessed out of the hash of an input that holds it. */
const withoutSecret = (call: ActCall & { readonly input: Input }) => ({
  ...call,
  input: { ...call.input, credential: null },
})

/** Letting somebody in without the host's word. */
export function createOverride(core: Core, plan: CallPlanOf, signer: Signer) {
  const admission = createAdmission(core)

  /** Only whoever waits: a host's refusal is not overridden by anybody but the host. */
  function waitingVisit(id: number) {
    const visit = plan.visit(id)
    if (visit.inside === 0) throw new DeskError('VISIT_LEFT', {})
    if (visit.admission !== 'waiting') throw new DeskError('ALREADY_DONE', { what: 'admission' })
    return visit
  }

  return {
    /**
     * Whoever proves himself must be allowed to override (house rule A7); he may be the one signed in.
     * @throws NOT_FOUND, VISIT_LEFT, ALREADY_DONE, FORBIDDEN, and what the signer throws
     */
    async override(full: ActCall & { readonly input: Input }): Promise<Recorded> {
      const call = withoutSecret(full)
      const earlier = core.acts.repeated(call)
      if (earlier) return earlier as Recorded
      const { visitId, reason, credential } = full.input
      waitingVisit(visitId) // said before a PIN is tried or a finger used up
      const { person, by } = await signer.verify(credential)
      if (!may(person.role, 'visits.override'))
        throw new DeskError('FORBIDDEN', { permission: 'visits.override' })
      return core.acts.run(call, (scope) => {
        const visit = waitingVisit(visitId)
        admission.decide(scope, visit, {
          decision: 'admitted',
          decidedBy: person.staffId,
          override: { reason, by },
        })
        return { id: visit.id, number: visit.number, recordedAt: scope.at }
      })
    },
  }
}
