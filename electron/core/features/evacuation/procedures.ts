import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import type { PrintTickets } from '../desk/print-tickets.ts'
import { createLockedPrint } from './locked-print.ts'
import { createEvacuationQueries } from './queries.ts'
import { createEvacuations } from './running.ts'

/** The evacuations' part of the contract. */
export function evacuationProcedures(core: Core, tickets: PrintTickets) {
  const os = implement(contract.evacuation).$context<CallContext>()
  const queries = createEvacuationQueries(core)
  const evacuations = createEvacuations(core)
  const lockedTicket = createLockedPrint(core, tickets)
  return os.router({
    list: os.list.handler(() => queries.list()),
    running: os.running.handler(() => queries.running()),
    history: os.history.handler(({ input }) => queries.history(input)),
    lockedTicket: os.lockedTicket.handler(({ context }) => lockedTicket(context.connection)),
    get: os.get.handler(({ input }) => queries.report(input.id)),
    start: os.start.handler(({ input, context }) =>
      evacuations.start(actOf(context, 'evacuation.start', input)),
    ),
    find: os.find.handler(({ input, context }) => evacuations.find(actOf(context, 'evacuation.find', input))),
    end: os.end.handler(({ input, context }) => evacuations.end(actOf(context, 'evacuation.end', input))),
  })
}
