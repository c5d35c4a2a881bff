import type { ReactNode } from 'react'

import type { PrintDocument, PrintForm as FormName } from '#shared/contract/desk.ts'

import { DepositSlip } from './deposit-slip.tsx'
import { FingerConsent } from './finger-consent.tsx'
import { HandoverReportForm } from './handover-report.tsx'
import { ParcelSlip } from './parcel-slip.tsx'
import { VisitBadge } from './visit-badge.tsx'
import { VisitDocumentForm } from './visit-document.tsx'

type DocumentOf<Form extends FormName> = Extract<PrintDocument, { form: Form }>

/** Every printed form, by its name in the contract. */
const forms: { readonly [Form in FormName]?: (props: { document: DocumentOf<Form> }) => ReactNode } = {
  depositSlip: DepositSlip,
  fingerConsent: FingerConsent,
  handoverReport: HandoverReportForm,
  parcelSlip: ParcelSlip,
  visitBadge: VisitBadge,
  visitDocument: VisitDocumentForm,
}

/** Draws one form from its document alone. */
export function PrintForm({ document }: { document: PrintDocument }) {
  // The document's own form name chooses the component, so the two always fit; the compiler cannot follow that.
  const Form = forms[document.form] as ((props: { document: PrintDocument }) => ReactNode) | undefined
  return Form ? <Form document={document} /> : null
}
