import { DeskError } from '#shared/contract/errors.ts'
import type { PrintForm } from '#shared/contract/desk.ts'
import type { Core } from '../../core.ts'

/** A ticket is good for one drawing within this time, ms. */
const lifetime = 60_000
const ticketBytes = 24

export interface PrintOrder {
  readonly form: PrintForm
  readonly id: number
  /** Name of whoever asked for the print. */
  readonly printedBy: string
}

/** Print tickets live in memory only: a window that nobody has signed in to may draw one form of one record, once. */
export function createPrintTickets({ ports, clock }: Core) {
  const open = new Map<string, PrintOrder & { readonly until: number }>()
  const sweep = () => {
    for (const [ticket, { until }] of open) if (until < clock.monotonic()) open.delete(ticket)
  }
  return {
    issue(order: PrintOrder): string {
      sweep()
      const ticket = ports.random(ticketBytes).toString('hex')
      open.set(ticket, { ...order, until: clock.monotonic() + lifetime })
      return ticket
    },
    /** @throws PRINT_TICKET_INVALID when unknown, used, or too old */
    redeem(ticket: string): PrintOrder {
      sweep()
      const order = open.get(ticket)
      open.delete(ticket)
      if (!order) throw new DeskError('PRINT_TICKET_INVALID', {})
      return order
    },
  }
}
