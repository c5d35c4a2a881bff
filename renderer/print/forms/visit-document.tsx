import type { PrintDocument } from '#shared/contract/desk.ts'
import { useTexts } from '../../i18n/index.ts'
import { formatMoment } from '../../ui/time.ts'
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
import './visit-document.css'

type SignedDocument = Extract<PrintDocument, { form: 'visitDocument' }>

/** A document as a visitor read and accepted it: its text in his language, version, and signature. */
export function VisitDocumentForm({ document: { site, accepted } }: { document: SignedDocument }) {
  const { t } = useTexts()
  const { language, acceptedAt, signatureImage } = accepted
  const english = language === 'en'
  const title = english && accepted.titleEn !== '' ? accepted.titleEn : accepted.title
  return (
    <PrintSheet
      size="A4"
      title={title}
      number={`${accepted.code}-${accepted.version}`}
      head={site.name}
      demo={site.demo}
    >
      <FormTable columns={[2, 5, 2, 5]}>
        <FormRow>
          <LabelCell>{t('documents.visitor')}</LabelCell>
          <ValueCell>
            {accepted.visitorName} {accepted.company}
          </ValueCell>
          <LabelCell>{t('documents.visitNumber')}</LabelCell>
          <ValueCell>{accepted.visitNumber}</ValueCell>
        </FormRow>
        <FormRow>
          <LabelCell>{t('documents.version')}</LabelCell>
          <ValueCell>{t('documents.versionNo', { version: accepted.version })}</ValueCell>
          <LabelCell>{t('documents.readIn')}</LabelCell>
          <ValueCell>{t(english ? 'ui.language.en' : 'ui.language.zh')}</ValueCell>
        </FormRow>
      </FormTable>
      <div className="f-document" lang={language}>
        {english ? accepted.textEn : accepted.text}
      </div>
      {signatureImage === null && <TickBox on>{t('documents.readOnly')}</TickBox>}
      <SignatureRow>
        {signatureImage !== null && (
          <SignatureBox
            label={t('documents.signature')}
            image={signatureImage}
            note={formatMoment(acceptedAt)}
          />
        )}
        <SignatureBox
          label={t('documents.deskPerson')}
          note={`${accepted.recordedBy} ${formatMoment(acceptedAt)}`}
        />
      </SignatureRow>
    </PrintSheet>
  )
}
