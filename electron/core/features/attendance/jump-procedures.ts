import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import { createClockJumps } from './clock-jumps.ts'
import { createCorrections } from './corrections.ts'
import { createJumpQueries } from './jump-queries.ts'

/** The part of the contract about a clock that jumped. */
export function clockJumpProcedures(core: Core) {
  const os = implement(contract.clockJumps).$context<CallContext>()
  const jumps = createClockJumps(core)
  const queries = createJumpQueries(core)
  return os.router({
    list: os.list.handler(() => {
      jumps.look()
      return queries.list()
    }),
    punches: os.punches.handler(({ input }) => queries.punches(input.id)),
    settle: os.settle.handler(({ input, context }) =>
      jumps.settle(actOf(context, 'clockJumps.settle', input)),
    ),
  })
}

/** And about punches that have another time now. */
export function punchProcedures(core: Core) {
  const os = implement(contract.punches).$context<CallContext>()
  const correct = createCorrections(core)
  return os.router({
    correct: os.correct.handler(({ input, context }) => correct(actOf(context, 'punches.correct', input))),
  })
}
