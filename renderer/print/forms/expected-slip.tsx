import { codePrefix } from '#shared/domain/appointment.ts'
import type { PrintDocument } from '#shared/contract/desk.ts'
import { useTexts } from '../../i18n/index.ts'
import { formatDay, formatHours } from '../../ui/time.ts'
import { QrCode } from '../kit/codes.tsx'
import { FormRow, FormTable, LabelCell, ValueCell } from '../kit/form.tsx'
import { PrintSheet } from '../kit/sheet.tsx'
import './expected-slip.css'

type SlipDocument = Extract<PrintDocument, { form: 'expectedSlip' }>

/** What an expected visitor brings along, A6: when, where and to whom; the code signs him in at the desk. */
export function ExpectedSlip({ document: { site, expected } }: { document: SlipDocument }) {
  const { t } = useTexts()
  const { name, company, party, place, hostName, hostDepartment, code, validFrom, validUntil } = expected
  const lines: [label: string, value: string][] = [
    [t('expected.name'), name],
    [t('expected.company'), [company, party].filter((part) => part !== '').join(' · ')],
    [t('expected.slipTime'), `${formatDay(validFrom)} ${formatHours(validFrom, validUntil)}`],
    [t('expected.place'), place || site.deskName],
    [t('expected.host'), `${hostName} ${hostDepartment}`],
  ]
  return (
    <PrintSheet
      size="A6"
      title={t('expected.slipTitle')}
      number={expected.number}
      head={site.name}
      demo={site.demo}
    >
      <FormTable columns={[3, 9]}>
        {lines.map(([label, value]) => (
          <FormRow key={label}>
            <LabelCell>{label}</LabelCell>
            <ValueCell>{value}</ValueCell>
          </FormRow>
        ))}
      </FormTable>
      <div className="e-code">
        <QrCode text={codePrefix + code} size={30} />
        <div>
          <span>{t('expected.code')}</span>
          <strong>{code}</strong>
          <span>{t('expected.codeHint')}</span>
        </div>
      </div>
    </PrintSheet>
  )
}
