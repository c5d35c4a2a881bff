import type { Core } from '../../core.ts'
import type { ArrivalInput, ArrivalStep } from '../visitors/arrival.ts'
import { createAdmission } from './admission.ts'
import { createWhereabouts, isOut } from './whereabouts.ts'

interface Announced {
  readonly hostId: number | null
  readonly hostName: string
}

/**
 * Decides at the door whether somebody may go up. Nobody is asked where there is no grade, or where the grade says so; a
 * host who is in agreed when he announced his visitor; everybody else waits for an answer. While house rule A7 holds,
 * whoever visits a host that is out waits in any case.
 */
export function createAdmissionStep(core: Core): ArrivalStep {
  const whereabouts = createWhereabouts(core)
  const admission = createAdmission(core)
  const callWhom = core.sqlite.prepare('SELECT call_whom FROM reception_grades WHERE id = ?').pluck()
  const announcedBy = core.sqlite.prepare(
    'SELECT host_id AS hostId, host_name AS hostName FROM expected_visits WHERE id = ?',
  )

  /** Announced to this very host: another one has agreed to nothing. */
  function isAnnounced({ expectedId, hostId, hostName }: ArrivalInput): boolean {
    const announced = expectedId === null ? undefined : (announcedBy.get(expectedId) as Announced | undefined)
    if (!announced) return false
    return hostId === null ? announced.hostName === hostName : announced.hostId === hostId
  }

  function admissionOf(input: ArrivalInput): 'waiting' | 'admitted' | null {
    const out = isOut(whereabouts.ofOne(input.hostId))
    if (out && core.site.settings().reception.hostOutBlocks) return 'waiting'
    const whom = input.gradeId === null ? undefined : callWhom.get(input.gradeId)
    if (whom === undefined || whom === 'nobody') return null
    return isAnnounced(input) && !out ? 'admitted' : 'waiting'
  }

  return {
    before: ({ input }) => ({ admission: admissionOf(input) }),
    after({ input, scope }, visit) {
      if (admissionOf(input) === 'admitted')
        admission.decide(scope, visit, { decision: 'admitted', decidedBy: scope.actorId })
    },
  }
}
