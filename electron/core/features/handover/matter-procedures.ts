import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import { createMatters } from './matters.ts'

/** The open matters' part of the contract. */
export function matterProcedures(core: Core) {
  const os = implement(contract.matters).$context<CallContext>()
  const matters = createMatters(core)
  return os.router({
    open: os.open.handler(({ input, context }) => matters.open(actOf(context, 'matters.open', input))),
    close: os.close.handler(({ input, context }) => matters.close(actOf(context, 'matters.close', input))),
    list: os.list.handler(({ input }) => (input.closed ? matters.listClosed() : matters.listOpen())),
  })
}
