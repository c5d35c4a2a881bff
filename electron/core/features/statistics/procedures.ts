import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { userOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import { leavingIterator, type CallContext } from '../../procedures.ts'
import { createCounting } from './counting.ts'
import { createExport } from './export.ts'

/** Numbers and files about visits. */
export function statisticsProcedures(core: Core) {
  const os = implement(contract.statistics).$context<CallContext>()
  const counted = createCounting(core)
  const exported = createExport(core)
  return os.router({
    visits: os.visits.handler(({ input, signal }) => counted(input, signal)),
    export: os.export.handler(({ input, context }) =>
      leavingIterator(exported(userOf(context).staffId, input), 'statistics.export', core.ports.log),
    ),
  })
}
