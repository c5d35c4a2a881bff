import { DeskError } from '#shared/contract/errors.ts'
import type { PrintForm } from '#shared/contract/desk.ts'
import type { Core } from '../../core.ts'

/** A ticket is good for one drawing within this time, ms. */
const lifetime = 60_000
const ticketBytes = 24

export interface PrintOrder {
  readonly form: PrintForm
  readonly id: number
  /** Name of whoever asked for the print; empty: the desk itself. */
  readonly printedBy: string
  /** Whoever asked is not signed in: names and areas, nothing else of anybody. */
  readonly namesOnly?: boolean
}

export interface PrintTickets {
  issue(order: PrintOrder): string
  /** @throws PRINT_TICKET_INVALID when unknown, used, or too old */
  redeem(ticket: string): PrintOrder
}

/** Print tickets live in memory only: a window that nobody has signed in to may draw one form of one record, once. */
export function createPrintTickets({ ports, clock }: Pick<Core, 'ports' | 'clock'>): PrintTickets {
  const open = new Map<string, PrintOrder & { readonly until: number }>()
  const sweep = () => {
    for (const [ticket, { until }] of open) if (until < clock.monotonic()) open.delete(ticket)
  }
  return {
    issue(order) {
      sweep()
      const ticket = ports.random(ticketBytes).toString('hex')
      open.set(ticket, { ...order, until: clock.monotonic() + lifetime })
      return ticket
    },
    redeem(ticket) {
      sweep()
      const order = open.get(ticket)
      open.delete(ticket)
      if (!order) throw new DeskError('PRINT_TICKET_INVALID', {})
      return order
    },
  }
}
