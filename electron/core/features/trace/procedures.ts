import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import { createTraceList } from './list.ts'
import { createTracing } from './recording.ts'

/** The trace list's part of the contract. */
export function traceProcedures(core: Core) {
  const os = implement(contract.trace).$context<CallContext>()
  const list = createTraceList(core)
  const tracing = createTracing(core)
  return os.router({
    list: os.list.handler(({ input }) => list(input.early)),
    record: os.record.handler(({ input, context }) => tracing.record(actOf(context, 'trace.record', input))),
  })
}
