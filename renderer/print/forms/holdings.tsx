import type { PrintDocument } from '#shared/contract/desk.ts'
import { diesAtText } from '../../client/dies-at.ts'
import { useTexts } from '../../i18n/index.ts'
import { formatDay, formatMoment } from '../../ui/time.ts'
import { FormList, SignatureBox, SignatureRow } from '../kit/form.tsx'
import { PrintSheet } from '../kit/sheet.tsx'

type HoldingsDocument = Extract<PrintDocument, { form: 'holdings' }>

/** The written answer to "what do you hold about me?" (PIPL 45). */
export function HoldingsAnswer({ document }: { document: HoldingsDocument }) {
  const { t } = useTexts()
  const { site, asked, lines, retentionReason, printedAt, printedBy } = document
  return (
    <PrintSheet
      size="A4"
      title={t('privacy.holdingsTitle')}
      head={`${site.name} · ${formatMoment(printedAt)}`}
      demo={site.demo}
    >
      <p>{lines.length === 0 ? t('privacy.nothingText', { asked }) : t('privacy.holdingsText', { asked })}</p>
      {lines.length > 0 && (
        <FormList
          columns={[
            {
              key: 'register',
              title: t('privacy.register'),
              width: 2,
              render: (line) => t(`privacy.registers.${line.register}`),
            },
            { key: 'number', title: t('privacy.number'), width: 2, render: (line) => line.number },
            { key: 'at', title: t('privacy.at'), width: 2, render: (line) => formatDay(line.at) },
            {
              key: 'holds',
              title: t('privacy.holds'),
              width: 4,
              render: (line) => line.kinds.map((kind) => t(`privacy.kinds.${kind}`)).join(' · '),
            },
            {
              key: 'diesAt',
              title: t('privacy.diesAt'),
              width: 2,
              render: (line) => diesAtText(t, line),
            },
            {
              key: 'keptBy',
              title: t('privacy.keptBy'),
              width: 3,
              render: (line) =>
                line.keptBy === null ? t('privacy.erasable') : t(`privacy.rules.${line.keptBy}`),
            },
          ]}
          rows={lines}
          rowKey={({ register, id }) => `${register} ${id}`}
        />
      )}
      {retentionReason !== '' && <p>{t('privacy.periodsReason', { reason: retentionReason })}</p>}
      <SignatureRow>
        <SignatureBox label={t('privacy.receivedBy')} />
        <SignatureBox label={t('privacy.handledBy')} note={`${printedBy} ${formatDay(printedAt)}`} />
      </SignatureRow>
    </PrintSheet>
  )
}
