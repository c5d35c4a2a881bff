import { implement } from '@orpc/server'
import type { PrintDocument, PrintForm } from '#shared/contract/desk.ts'
import { DeskError } from '#shared/contract/errors.ts'
import { contract } from '#shared/contract/index.ts'
import type { Permission } from '#shared/contract/permissions.ts'
import { userOf } from '../../acts/call.ts'
import { isAllowed } from '../../connection.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import { createDepositQueries } from '../custody/deposit-queries.ts'
import { createParcelQueries } from '../custody/parcel-queries.ts'
import { createHandoverQueries } from '../handover/queries.ts'
import { createConsentQueries } from '../readers/consent-queries.ts'
import { createAcceptances } from '../reception/acceptances.ts'
import { createPhotos } from '../reception/photos.ts'
import { createVisitQueries } from '../visitors/queries.ts'
import { createPrintTickets } from './print-tickets.ts'

/** A form prints a record: who may read the record may print it. */
const readPermission: Readonly<Record<PrintForm, Permission>> = {
  visitBadge: 'visits.read',
  visitDocument: 'visits.read',
  parcelSlip: 'parcels.read',
  depositSlip: 'deposits.read',
  handoverReport: 'handover.read',
  fingerConsent: 'fingers.write',
}

type Sheet = Pick<PrintDocument, 'site' | 'printedAt' | 'printedBy'>

/** Draws each form's document from its own feature's query, as it stands when it is printed. */
function createDocuments(core: Core) {
  const visits = createVisitQueries(core)
  const photos = createPhotos(core)
  const acceptances = createAcceptances(core)
  const parcels = createParcelQueries(core)
  const deposits = createDepositQueries(core)
  const handovers = createHandoverQueries(core)
  const consents = createConsentQueries(core)

  /** A report is filed when both have signed; before that there is nothing to file. @throws HANDOVER_ORDER */
  function signedHandover(id: number) {
    const handover = handovers.get(id)
    if (handover.state !== 'completed') throw new DeskError('HANDOVER_ORDER', {})
    return handover
  }

  return (form: PrintForm, id: number, sheet: Sheet): PrintDocument => {
    switch (form) {
      case 'visitBadge':
        return { form, ...sheet, visit: visits.get(id), photo: photos.ofVisit(id)?.image ?? '' }
      case 'visitDocument':
        return { form, ...sheet, accepted: acceptances.get(id) }
      case 'parcelSlip':
        return { form, ...sheet, parcel: parcels.get(id) }
      case 'depositSlip':
        return { form, ...sheet, deposit: deposits.get(id) }
      case 'handoverReport':
        return { form, ...sheet, handover: signedHandover(id) }
      case 'fingerConsent':
        return { form, ...sheet, consent: consents.get(id) }
    }
  }
}

/** Print tickets and what they are good for. */
export function printProcedures(core: Core) {
  const os = implement(contract.print).$context<CallContext>()
  const documents = createDocuments(core)
  const tickets = createPrintTickets(core)
  const draw = (form: PrintForm, id: number, printedBy: string) =>
    documents(form, id, { site: core.site.get(), printedAt: core.clock.now(), printedBy })
  return os.router({
    ticket: os.ticket.handler(({ input: { form, id }, context }) => {
      const permission = readPermission[form]
      if (!isAllowed(context.connection, permission)) throw new DeskError('FORBIDDEN', { permission })
      const printedBy = userOf(context).name
      draw(form, id, printedBy) // refused here, where somebody sees it, rather than in a hidden window
      return { ticket: tickets.issue({ form, id, printedBy }) }
    }),
    document: os.document.handler(({ input }) => {
      const { form, id, printedBy } = tickets.redeem(input.ticket)
      return draw(form, id, printedBy)
    }),
  })
}
