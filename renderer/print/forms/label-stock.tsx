import type { CSSProperties, ReactNode } from 'react'

import type { LabelStock as Stock, ReceptionRules } from '#shared/contract/reception-rules.ts'
import { useTexts } from '../../i18n/index.ts'
import { PrintSheet, type SheetSize } from '../kit/sheet.tsx'
import './label-stock.css'

const sheets: Readonly<Record<Stock, SheetSize>> = {
  label62: 'label-62',
  roll80: 'label-80',
  A6: 'A6',
  A4: 'A4',
}

interface Props {
  readonly label: Pick<ReceptionRules, 'labelStock' | 'labelShiftRight' | 'labelShiftDown'>
  readonly demo: boolean
  readonly children: ReactNode
}

/**
 * A label of 56 by 35.5 mm enlarged to the stock in the printer, and moved by what the printer is off. On plain A4 it has the
 * size of a card, with a line to cut along.
 */
export function LabelStock({ label, demo, children }: Props) {
  const { t } = useTexts()
  const { labelStock, labelShiftRight, labelShiftDown } = label
  const shift = {
    '--right': `${labelShiftRight / 10}mm`,
    '--down': `${labelShiftDown / 10}mm`,
  } as CSSProperties
  return (
    <PrintSheet size={sheets[labelStock]} demo={demo}>
      <div className={`l-stock l-${labelStock}`} style={shift}>
        {children}
      </div>
      {labelStock === 'A4' && <p className="l-cut">{t('visitors.badgeCut')}</p>}
    </PrintSheet>
  )
}
