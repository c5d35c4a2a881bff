import { v5 } from 'uuid'
import { DeskError } from '#shared/contract/errors.ts'
import { say } from '#shared/i18n/fill.ts'
import { alarm } from '#shared/i18n/alarm.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { createMatters } from '../handover/matters.ts'
import type { ArrivalInput, ArrivalStep } from '../visitors/arrival.ts'
import { createVisitTypeRules } from './type-rules.ts'

/** House rule A8: dangerous goods are reported to the people in charge at once. */
export function createHazards(core: Core) {
  const rules = createVisitTypeRules(core)
  const matters = createMatters(core)

  return {
    /**
     * Raises the alarm when the visitor said yes: an urgent matter, which the first screen and the shift report show. It is
     * an act of its own, because the registration is refused whole; the same form sent again finds the same alarm.
     * @throws HAZARD_REPORTED with the number of the alarm
     */
    report(call: ActCall & { readonly input: ArrivalInput }): void {
      const { input, actorId } = call
      if (input.hazards !== true) return
      const { printLocale } = core.site.get()
      const text = say(alarm.hazard, printLocale, {
        name: input.name,
        phone: input.phone ?? '',
        company: input.company,
        host: input.hostName,
      })
      const requestId = v5(text, input.requestId)
      const { number } = matters.open({
        procedure: 'visitors.register',
        actorId,
        input: { requestId, text, priority: 'urgent', dueAt: null },
      })
      throw new DeskError('HAZARD_REPORTED', { number })
    },

    /** Whoever is asked has to answer; the answer stays with the visit. */
    step: {
      before({ input }) {
        const asked = rules.of(input.typeId).hazardsQuestion
        if (asked && input.hazards === null) throw new DeskError('FIELD_INVALID', { field: 'hazards' })
        return { hazards: input.hazards }
      },
    } satisfies ArrivalStep as ArrivalStep,
  }
}
