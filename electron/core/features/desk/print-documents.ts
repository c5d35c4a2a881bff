import type { PrintDocument, PrintForm } from '#shared/contract/desk.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { Permission } from '#shared/contract/permissions.ts'
import { headCode } from '../../audit/entry.ts'
import type { Core } from '../../core.ts'
import { createDepositQueries } from '../custody/deposit-queries.ts'
import { createParcelQueries } from '../custody/parcel-queries.ts'
import { createExpectedQueries } from '../expected/queries.ts'
import { createGoodsQueries } from '../goods/queries.ts'
import { createHandoverQueries } from '../handover/queries.ts'
import { createErasureQueries } from '../privacy/erasure-queries.ts'
import type { Inquiries } from '../privacy/inquiry.ts'
import { createRequests } from '../privacy/request.ts'
import { createConsentQueries } from '../readers/consent-queries.ts'
import { createCounting } from '../statistics/counting.ts'
import { monthOf, weekOf } from '../statistics/printed-range.ts'
import { createTraceList } from '../trace/list.ts'
import { createAcceptances } from '../reception/acceptances.ts'
import { createPhotos } from '../reception/photos.ts'
import { createVisitQueries } from '../visitors/queries.ts'
import { namesOnlyOf } from '../evacuation/names-only.ts'
import { createEvacuationQueries } from '../evacuation/queries.ts'
import type { PrintOrder } from './print-tickets.ts'

/** A form prints a record: who may read the record may print it. */
export const readPermission: Readonly<Record<PrintForm, Permission>> = {
  visitBadge: 'visits.read',
  labelTest: 'visits.read',
  visitDocument: 'visits.read',
  expectedSlip: 'expected.read',
  parcelSlip: 'parcels.read',
  depositSlip: 'deposits.read',
  goodsPass: 'goods.read',
  evacuationList: 'evacuation.use',
  evacuationReport: 'evacuation.use',
  handoverReport: 'handover.read',
  fingerConsent: 'fingers.write',
  holdings: 'privacy.read',
  erasureCertificate: 'privacy.read',
  visitWeek: 'statistics.read',
  visitMonth: 'statistics.read',
  traceList: 'visits.read',
}

type Sheet = Pick<PrintDocument, 'site' | 'printedAt' | 'printedBy'>

/** Draws each form's document from its own feature's query, as it stands when it is printed. */
export function createDocuments(core: Core, inquiries: Inquiries) {
  const visits = createVisitQueries(core)
  const photos = createPhotos(core)
  const acceptances = createAcceptances(core)
  const expected = createExpectedQueries(core)
  const parcels = createParcelQueries(core)
  const deposits = createDepositQueries(core)
  const goodsPasses = createGoodsQueries(core)
  const handovers = createHandoverQueries(core)
  const consents = createConsentQueries(core)
  const evacuations = createEvacuationQueries(core)
  const requests = createRequests(core, inquiries)
  const count = createCounting(core)
  const erasures = createErasureQueries(core)
  const traced = createTraceList(core)

  function label() {
    const { labelStock, labelShiftRight, labelShiftDown } = core.site.settings().reception
    return { labelStock, labelShiftRight, labelShiftDown }
  }

  /** A report is filed when both have signed; before that there is nothing to file. @throws HANDOVER_ORDER */
  function signedHandover(id: number) {
    const handover = handovers.get(id)
    if (handover.state !== 'completed') throw new DeskError('HANDOVER_ORDER', {})
    return handover
  }

  return async (
    { form, id, namesOnly }: Omit<PrintOrder, 'printedBy'>,
    sheet: Sheet,
  ): Promise<PrintDocument> => {
    switch (form) {
      case 'visitBadge':
        return {
          form,
          ...sheet,
          visit: visits.get(id),
          photo: photos.ofVisit(id)?.image ?? '',
          label: label(),
        }
      case 'labelTest':
        return { form, ...sheet, label: label() }
      case 'visitDocument':
        return { form, ...sheet, accepted: acceptances.get(id) }
      case 'expectedSlip':
        return { form, ...sheet, expected: expected.get(id) }
      case 'parcelSlip':
        return { form, ...sheet, parcel: parcels.get(id) }
      case 'depositSlip':
        return { form, ...sheet, deposit: deposits.get(id) }
      case 'goodsPass':
        return { form, ...sheet, goodsPass: goodsPasses.get(id) }
      case 'handoverReport':
        return { form, ...sheet, handover: signedHandover(id) }
      case 'fingerConsent':
        return { form, ...sheet, consent: consents.get(id) }
      case 'visitWeek':
      case 'visitMonth': {
        const range = form === 'visitWeek' ? weekOf(id) : monthOf(id)
        return { form, ...sheet, ...range, statistics: await count(range) }
      }
      case 'holdings': {
        const person = inquiries.get(id)
        const { retentionReason } = core.site.settings().reception
        return { form, ...sheet, asked: person.masked, lines: requests.linesOf(person), retentionReason }
      }
      case 'erasureCertificate': {
        const { seq, hash } = core.audit.head()
        return { form, ...sheet, erasure: erasures.get(id), headCode: headCode(seq, hash) }
      }
      case 'evacuationList':
        return { form, ...sheet, list: namesOnly ? namesOnlyOf(evacuations.list()) : evacuations.list() }
      case 'evacuationReport':
        return { form, ...sheet, report: evacuations.report(id) }
      case 'traceList':
        return { form, ...sheet, list: traced(true) }
    }
  }
}
