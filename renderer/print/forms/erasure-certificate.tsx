import { heldRegisters } from '#shared/contract/privacy.ts'
import type { PrintDocument } from '#shared/contract/desk.ts'
import { useTexts } from '../../i18n/index.ts'
import { formatDay, formatMoment } from '../../ui/time.ts'
import {
  FormList,
  FormRow,
  FormTable,
  LabelCell,
  SignatureBox,
  SignatureRow,
  ValueCell,
} from '../kit/form.tsx'
import { PrintSheet } from '../kit/sheet.tsx'

type CertificateDocument = Extract<PrintDocument, { form: 'erasureCertificate' }>

/** What was erased and by which rule; it names records and never the person. */
export function ErasureCertificate({ document }: { document: CertificateDocument }) {
  const { t } = useTexts()
  const { site, erasure, headCode, printedAt, printedBy } = document
  const erased = heldRegisters.filter((register) => (erasure.erased[register] ?? 0) > 0)
  return (
    <PrintSheet
      size="A4"
      title={t('privacy.certificateTitle')}
      number={erasure.number}
      head={site.name}
      demo={site.demo}
    >
      <FormTable columns={[2, 4, 2, 4]}>
        <FormRow>
          <LabelCell>{t('privacy.at')}</LabelCell>
          <ValueCell>{formatMoment(erasure.erasedAt)}</ValueCell>
          <LabelCell>{t('privacy.who')}</LabelCell>
          <ValueCell>{erasure.erasedBy === '' ? t('privacy.automatic') : erasure.erasedBy}</ValueCell>
        </FormRow>
        <FormRow>
          <LabelCell>{t('privacy.basis')}</LabelCell>
          <ValueCell>{erasure.basis === 'period' ? t('privacy.byPeriod') : t('privacy.byRequest')}</ValueCell>
          <LabelCell>{t('privacy.reason')}</LabelCell>
          <ValueCell>{erasure.reason}</ValueCell>
        </FormRow>
        <FormRow>
          <LabelCell>{t('privacy.chain')}</LabelCell>
          <ValueCell span={3}>{headCode}</ValueCell>
        </FormRow>
      </FormTable>
      <p>{t('privacy.certificateText')}</p>
      <FormList
        columns={[
          {
            key: 'register',
            title: t('privacy.register'),
            width: 3,
            render: (register) => t(`privacy.registers.${register}`),
          },
          {
            key: 'count',
            title: t('privacy.count'),
            align: 'right',
            render: (register) => erasure.erased[register] ?? 0,
          },
        ]}
        rows={erased}
        rowKey={(register) => register}
      />
      {erasure.kept.length > 0 && (
        <FormList
          columns={[
            {
              key: 'register',
              title: t('privacy.kept'),
              render: ({ register }) => t(`privacy.registers.${register}`),
            },
            { key: 'number', title: t('privacy.number'), render: ({ number }) => number },
            {
              key: 'rule',
              title: t('privacy.keptBy'),
              width: 2,
              render: ({ rule }) => t(`privacy.rules.${rule}`),
            },
          ]}
          rows={erasure.kept}
          rowKey={({ register, number }) => `${register} ${number}`}
        />
      )}
      <p>{t('privacy.periods', erasure.periods)}</p>
      {erasure.periods.things && <p>{t('privacy.periodsOfThings', erasure.periods.things)}</p>}
      <p>{t('privacy.backups')}</p>
      <SignatureRow>
        <SignatureBox label={t('privacy.receivedBy')} />
        <SignatureBox label={t('privacy.handledBy')} note={`${printedBy} ${formatDay(printedAt)}`} />
      </SignatureRow>
    </PrintSheet>
  )
}
