import type { PrintDocument } from '#shared/contract/desk.ts'
import { consentParts } from '#shared/domain/consent-text.ts'
import { useTexts } from '../../i18n/index.ts'
import { formatDay, formatMoment } from '../../ui/time.ts'
import {
  FormRow,
  FormTable,
  LabelCell,
  SignatureBox,
  SignatureRow,
  TickBox,
  ValueCell,
} from '../kit/form.tsx'
import { PrintSheet } from '../kit/sheet.tsx'
import './finger-consent.css'

type ConsentDocument = Extract<PrintDocument, { form: 'fingerConsent' }>

/** The consent as it was read out, with the signature; one copy is the person's. */
export function FingerConsent({
  document: { site, consent, printedAt, printedBy },
}: {
  document: ConsentDocument
}) {
  const { t } = useTexts()
  const printed = `${formatMoment(printedAt)} ${printedBy}`
  return (
    <PrintSheet size="A4" title={t('staff.consent.title')} head={formatDay(consent.at)} demo={site.demo}>
      <div className="f-consent">
        <FormTable columns={[2, 5, 2, 5]}>
          <FormRow>
            <LabelCell>{t('staff.consent.site')}</LabelCell>
            <ValueCell>{site.name}</ValueCell>
            <LabelCell>{t('staff.consent.version')}</LabelCell>
            <ValueCell>{consent.version}</ValueCell>
          </FormRow>
          <FormRow>
            <LabelCell>{t('staff.consent.person')}</LabelCell>
            <ValueCell>{consent.staffName}</ValueCell>
            <LabelCell>{t('staff.staffNo')}</LabelCell>
            <ValueCell>{consent.staffNo}</ValueCell>
          </FormRow>
        </FormTable>
        <ol>
          {consentParts(consent.version).map((part) => (
            <li key={part}>{t(`staff.consent.${part}`, { site: site.name })}</li>
          ))}
        </ol>
        <TickBox on>{t('staff.consent.offered')}</TickBox>
        <p className="f-statement">{t('staff.consent.statement')}</p>
        <SignatureRow>
          <SignatureBox
            label={t('staff.consent.signature')}
            image={consent.signatureImage}
            note={formatMoment(consent.at)}
          />
          <SignatureBox
            label={t('staff.consent.explainedBy')}
            note={`${consent.explainedBy} ${formatDay(consent.at)}`}
          />
        </SignatureRow>
        <p className="f-law">
          {t('staff.consent.law')} {t('staff.consent.printed', { printed })}
        </p>
      </div>
    </PrintSheet>
  )
}
