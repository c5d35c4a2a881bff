import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import { createAbsences } from './absences.ts'
import { createWhereabouts, shownAbsence } from './whereabouts.ts'

/** Who is away: its part of the contract. */
export function absenceProcedures(core: Core) {
  const os = implement(contract.absence).$context<CallContext>()
  const absences = createAbsences(core)
  const whereabouts = createWhereabouts(core)
  return os.router({
    save: os.save.handler(({ input, context }) => absences.save(actOf(context, 'absence.save', input))),
    end: os.end.handler(({ input, context }) => absences.end(actOf(context, 'absence.end', input))),
    list: os.list.handler(() => absences.list()),
    state: os.state.handler(({ input }) => {
      const { presence, absence } = whereabouts.ofOne(input.staffId)
      return { presence, absence: shownAbsence(absence) }
    }),
  })
}
