import type { Core } from '../../core.ts'
import type { Arrival, ArrivalStep } from '../visitors/arrival.ts'
import { createPasses, normalPass } from './passes.ts'

/** The badge of the form is the first of the passes; the same one typed twice is one. */
function passesOf({ input }: Arrival) {
  const badge = input.badgeNumber === '' ? [] : [{ kind: 'badge' as const, number: input.badgeNumber }]
  const all = [...badge, ...input.passes]
  const keys = all.map(({ kind, number }) => `${kind} ${normalPass(number)}`)
  return all.filter((_, at) => keys.indexOf(keys[at] ?? '') === at)
}

/** Lends what a visitor gets at the desk together with registering him. @throws PASS_OUT */
export function lendingStep(core: Core): ArrivalStep {
  const passes = createPasses(core)
  return {
    before(arrival) {
      for (const { kind, number } of passesOf(arrival)) passes.refuseOut(kind, number)
      return {}
    },
    after(arrival, visit) {
      for (const { kind, number } of passesOf(arrival))
        passes.lend(arrival.scope, visit, kind, number, arrival.arrivedAt)
    },
  }
}
