import type { PrintDocument } from '#shared/contract/desk.ts'
import type { Handover } from '#shared/contract/handover.ts'

import { useTexts } from '../../i18n/index.ts'
import { formatFen } from '../../ui/money.ts'
import { formatDay, formatMoment, formatShort } from '../../ui/time.ts'
import { QrCode } from '../kit/codes.tsx'
import { FormRow, FormTable, LabelCell, SignatureBox, SignatureRow, ValueCell } from '../kit/form.tsx'
import { PrintSheet } from '../kit/sheet.tsx'
import { HandoverLists } from './handover-lists.tsx'
import './handover-report.css'

type Document = Extract<PrintDocument, { form: 'handoverReport' }>
type Report = NonNullable<Handover['report']>

/** Blocks that end in a blank for the pen. */
const byHand: ReadonlySet<string> = new Set(['things', 'system', 'security'])

const yuan = (fen: number | null): string => (fen === null ? '' : `¥${formatFen(fen)}`)
const signed = (difference: number, text: string): string => (difference > 0 ? `+${text}` : text)

/**
 * 前台交接班表 as it goes into the binder: head, the blocks of the paper form, the count, everything held, two signatures,
 * and the place of the log that they sign for.
 */
export function HandoverReportForm({ document }: { document: Document }) {
  const { t } = useTexts()
  const { site, handover, printedAt, printedBy } = document
  const { report } = handover
  return (
    <PrintSheet
      size="A4"
      title={t('handover.print.title')}
      number={handover.number}
      head={`${site.name} · ${site.deskName}`}
      demo={site.demo}
      ready={report !== null}
    >
      <div className="p-handover">
        <Head handover={handover} />
        {report && <Blocks handover={handover} report={report} />}
        <Counts handover={handover} />
        {report && <HandoverLists report={report} number={handover.number} />}
        <Signatures handover={handover} />
        <LogCode code={handover.sheetCode} />
      </div>
      <p className="p-printed">
        {t('handover.print.printed', { at: formatMoment(printedAt), name: printedBy })}
      </p>
    </PrintSheet>
  )
}

function Head({ handover }: { handover: Handover }) {
  const { t } = useTexts()
  return (
    <FormTable columns={[2, 4, 2, 6]}>
      <FormRow>
        <LabelCell>{t('handover.print.date')}</LabelCell>
        <ValueCell>{formatDay(handover.startedAt)}</ValueCell>
        <LabelCell>{t('handover.deskShift')}</LabelCell>
        <ValueCell>
          {handover.deskShiftNumber}
          <br />
          {t('handover.print.period', {
            from: formatShort(handover.deskShiftOpenedAt),
            to: formatShort(handover.startedAt),
          })}
        </ValueCell>
      </FormRow>
      <FormRow>
        <LabelCell>{t('handover.outgoing')}</LabelCell>
        <ValueCell>{handover.outgoingName}</ValueCell>
        <LabelCell>{t('handover.incoming')}</LabelCell>
        <ValueCell>{handover.incoming?.name}</ValueCell>
      </FormRow>
    </FormTable>
  )
}

/** The blocks of the paper form; what the product does not know is left to the pen. */
function Blocks({ handover, report }: { handover: Handover; report: Report }) {
  const { t } = useTexts()
  const urgent = report.matters.filter(({ priority }) => priority === 'urgent').length
  const { cashFloatFen, cashCountedFen } = handover
  const cash = (cashCountedFen ?? 0) - (cashFloatFen ?? 0)
  const lines = [
    ['people', t('handover.print.punches', { count: report.punches })],
    [
      'guests',
      t('handover.print.guestLine', {
        registered: report.visitsRegistered,
        left: report.visitsLeft,
        closed: report.closedBySystem,
      }),
    ],
    [
      'money',
      t('handover.print.cashLine', {
        float: yuan(cashFloatFen),
        counted: yuan(cashCountedFen),
        difference: signed(cash, formatFen(cash)),
      }),
    ],
    ['things', t('handover.print.handKeys')],
    [
      'custody',
      `${t('handover.print.parcelLine', { received: report.parcelsReceived, released: report.parcelsReleased })}；${t('handover.print.depositLine', { opened: report.depositsOpened, released: report.depositsReleased })}`,
    ],
    ['matters', t('handover.print.matterLine', { count: report.matters.length, urgent })],
    ['system', t('handover.print.handSystem')],
    [
      'security',
      `${t('handover.print.revealLine', { count: report.idNumbersRevealed.length })}；${t('handover.print.handSecurity')}`,
    ],
  ] as const
  return (
    <div className="p-block">
      <FormTable columns={[2, 12]}>
        {lines.map(([key, line]) => (
          <FormRow key={key} tall={byHand.has(key)}>
            <LabelCell>{t(`handover.print.${key}`)}</LabelCell>
            <ValueCell>{line}</ValueCell>
          </FormRow>
        ))}
      </FormTable>
    </div>
  )
}

/** Expected, counted, difference, reason; and the note for the next shift. */
function Counts({ handover }: { handover: Handover }) {
  const { t } = useTexts()
  const { cashFloatFen, cashCountedFen, cashReason, note } = handover
  const things = handover.counts.map(({ kind, expected, counted, reason }) => ({
    kind,
    expected: String(expected ?? ''),
    counted: String(counted ?? ''),
    difference: (counted ?? 0) - (expected ?? 0),
    text: String((counted ?? 0) - (expected ?? 0)),
    reason,
  }))
  const cash = (cashCountedFen ?? 0) - (cashFloatFen ?? 0)
  const cashRow = {
    kind: 'cash' as const,
    expected: yuan(cashFloatFen),
    counted: yuan(cashCountedFen),
    difference: cash,
    text: formatFen(cash),
    reason: cashReason,
  }
  return (
    <div className="p-block">
      <FormTable columns={[3, 2, 2, 2, 6]}>
        <FormRow>
          <LabelCell>{t('handover.print.counts')}</LabelCell>
          <LabelCell>{t('handover.expected')}</LabelCell>
          <LabelCell>{t('handover.counted')}</LabelCell>
          <LabelCell>{t('handover.difference')}</LabelCell>
          <LabelCell>{t('handover.reason')}</LabelCell>
        </FormRow>
        {[...things, cashRow].map(({ kind, expected, counted, difference, text, reason }) => (
          <FormRow key={kind}>
            <LabelCell>{t(`handover.kinds.${kind}`)}</LabelCell>
            <ValueCell>{expected}</ValueCell>
            <ValueCell>{counted}</ValueCell>
            <ValueCell>{difference === 0 ? t('handover.agrees') : signed(difference, text)}</ValueCell>
            <ValueCell>{reason}</ValueCell>
          </FormRow>
        ))}
        <FormRow>
          <LabelCell>{t('handover.print.note')}</LabelCell>
          <ValueCell span={4}>{note}</ValueCell>
        </FormRow>
      </FormTable>
    </div>
  )
}

/** Printed name, time, means and meaning of each signature, with a line for the pen beside it. */
function Signatures({ handover }: { handover: Handover }) {
  const { t } = useTexts()
  const people = [
    {
      label: t('handover.print.outgoingSign'),
      signature: handover.outgoing,
      meaning: t('handover.outgoingMeaning'),
    },
    {
      label: t('handover.print.incomingSign'),
      signature: handover.incoming,
      meaning: t('handover.incomingMeaning'),
    },
  ]
  return (
    <div className="p-closing">
      {people.map(({ label, signature, meaning }) => (
        <div key={label} className="p-signed">
          <strong>{label}</strong>
          {signature && (
            <span>
              {t('handover.print.signedLine', {
                name: signature.name,
                staffNo: signature.staffNo,
                at: formatMoment(signature.at),
                by: t(signature.by === 'pin' ? 'handover.byPin' : 'handover.byFinger'),
              })}
            </span>
          )}
          <span>{meaning}</span>
        </div>
      ))}
      <SignatureRow>
        {people.map(({ label }) => (
          <SignatureBox key={label} label={`${label} ${t('handover.print.handSign')}`} />
        ))}
        <SignatureBox label={t('handover.print.supervisorSign')} />
      </SignatureRow>
    </div>
  )
}

/** The head of the log, for eyes and for the scanner, with the sentence how to check it. */
function LogCode({ code }: { code: string | null }) {
  const { t } = useTexts()
  if (code === null) return null
  return (
    <div className="p-log">
      <QrCode text={code} size={22} />
      <div>
        <strong>{`${t('handover.print.code')} ${code}`}</strong>
        <p>{t('handover.print.howToCheck')}</p>
      </div>
    </div>
  )
}
