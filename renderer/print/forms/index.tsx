import type { ReactNode } from 'react'

import type { PrintDocument, PrintForm as FormName } from '#shared/contract/desk.ts'

import { DepositSlip } from './deposit-slip.tsx'
import { ErasureCertificate } from './erasure-certificate.tsx'
import { ExpectedSlip } from './expected-slip.tsx'
import { EvacuationListForm } from './evacuation-list.tsx'
import { EvacuationReportForm } from './evacuation-report.tsx'
import { FingerConsent } from './finger-consent.tsx'
import { GoodsPassForm } from './goods-pass.tsx'
import { HandoverReportForm } from './handover-report.tsx'
import { HoldingsAnswer } from './holdings.tsx'
import { LabelTest } from './label-test.tsx'
import { ParcelSlip } from './parcel-slip.tsx'
import { TraceListForm } from './trace-list.tsx'
import { VisitBadge } from './visit-badge.tsx'
import { VisitTable } from './visit-table.tsx'
import { VisitDocumentForm } from './visit-document.tsx'

type DocumentOf<Form extends FormName> = Extract<PrintDocument, { form: Form }>

/** Every printed form, by its name in the contract. */
const forms: { readonly [Form in FormName]?: (props: { document: DocumentOf<Form> }) => ReactNode } = {
  depositSlip: DepositSlip,
  erasureCertificate: ErasureCertificate,
  expectedSlip: ExpectedSlip,
  evacuationList: EvacuationListForm,
  evacuationReport: EvacuationReportForm,
  fingerConsent: FingerConsent,
  goodsPass: GoodsPassForm,
  handoverReport: HandoverReportForm,
  holdings: HoldingsAnswer,
  labelTest: LabelTest,
  parcelSlip: ParcelSlip,
  traceList: TraceListForm,
  visitBadge: VisitBadge,
  visitMonth: VisitTable,
  visitWeek: VisitTable,
  visitDocument: VisitDocumentForm,
}

/** Draws one form from its document alone. */
export function PrintForm({ document }: { document: PrintDocument }) {
  // The document's own form name chooses the component, so the two always fit; the compiler cannot follow that.
  const Form = forms[document.form] as ((props: { document: PrintDocument }) => ReactNode) | undefined
  return Form ? <Form document={document} /> : null
}
