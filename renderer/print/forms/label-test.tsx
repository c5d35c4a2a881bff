import type { PrintDocument } from '#shared/contract/desk.ts'
import { useTexts } from '../../i18n/index.ts'
import { LabelStock } from './label-stock.tsx'

type TestDocument = Extract<PrintDocument, { form: 'labelTest' }>

/** A frame and a rule of 5 mm: shows how far the printer is off. */
export function LabelTest({ document: { site, label } }: { document: TestDocument }) {
  const { t } = useTexts()
  const right = label.labelShiftRight / 10
  const down = label.labelShiftDown / 10
  return (
    <LabelStock label={label} demo={site.demo}>
      <div className="l-test">
        <div className="l-rule" />
        <b>{`${t('printing.testTitle')} · ${label.labelStock}`}</b>
        <div>{t('printing.testText')}</div>
        <div>{t('printing.testShift', { right, down })}</div>
      </div>
    </LabelStock>
  )
}
