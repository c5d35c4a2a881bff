import { implement } from '@orpc/server'
import type { PrintForm } from '#shared/contract/desk.ts'
import { DeskError } from '#shared/contract/errors.ts'
import { contract } from '#shared/contract/index.ts'
import { userOf } from '../../acts/call.ts'
import { isAllowed } from '../../connection.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import type { Inquiries } from '../privacy/inquiry.ts'
import { createDocuments, readPermission } from './print-documents.ts'
import { createPrintJobs } from './print-jobs.ts'
import type { PrintOrder, PrintTickets } from './print-tickets.ts'

/** Print tickets and what they are good for. */
export function printProcedures(core: Core, tickets: PrintTickets, inquiries: Inquiries) {
  const os = implement(contract.print).$context<CallContext>()
  const documents = createDocuments(core, inquiries)
  const jobs = createPrintJobs(core)
  const demand = (context: CallContext, form: PrintForm) => {
    const permission = readPermission[form]
    if (!isAllowed(context.connection, permission)) throw new DeskError('FORBIDDEN', { permission })
  }
  const draw = ({ printedBy, ...order }: PrintOrder) =>
    documents(order, { site: core.site.get(), printedAt: core.clock.now(), printedBy })
  /** Refused here, where somebody sees it, rather than in a hidden window. */
  const order = async (context: CallContext, form: PrintForm, id: number): Promise<PrintOrder> => {
    demand(context, form)
    const asked = { form, id, printedBy: userOf(context).name }
    await draw(asked)
    return asked
  }
  return os.router({
    ticket: os.ticket.handler(async ({ input: { form, id }, context }) => {
      const asked = await order(context, form, id)
      return { ticket: tickets.issue(asked), jobId: jobs.add(form, id, asked.printedBy) }
    }),
    finished: os.finished.handler(({ input }) => {
      jobs.finish(input.jobId, input.problem)
      return {}
    }),
    jobs: os.jobs.handler(() => jobs.list()),
    again: os.again.handler(async ({ input: { jobId }, context }) => {
      const { form, subjectId } = jobs.get(jobId)
      const asked = await order(context, form, subjectId)
      jobs.again(jobId)
      return { ticket: tickets.issue(asked), jobId }
    }),
    document: os.document.handler(({ input }) => draw(tickets.redeem(input.ticket))),
  })
}
