import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useNavigate } from 'react-router'

import type { Grade } from '#shared/contract/reception.ts'
import { usePrinting } from '../../client/printing.ts'
import { useTexts } from '../../i18n/index.ts'

export interface RegisteredVisit {
  readonly id: number
  readonly number: string
  readonly name: string
  /** What the grade has printed. */
  readonly prints: Grade['prints']
}

interface Props {
  readonly visit: RegisteredVisit
  readonly onNext: () => void
}

/** After saving: the number, large; Enter prints the badge, F2 takes the next visitor. */
export function Registered({ visit, onNext }: Props) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const print = usePrinting()
  const badge = visit.prints.includes('visitBadge')
  return (
    <div className="v-saved" role="status">
      <p>{t('visitors.savedText', { name: visit.name, number: visit.number })}</p>
      <strong className="v-number">{visit.number}</strong>
      <div className="v-saved-foot">
        {badge && (
          <Button
            type="primary"
            size="large"
            icon={<PrinterOutlined aria-hidden="true" />}
            ref={(button) => button?.focus()}
            onClick={() => void print('visitBadge', visit.id)}
          >
            {t('visitors.printBadge')} ↵
          </Button>
        )}
        <Button
          size="large"
          {...(badge ? {} : { type: 'primary', ref: (button) => button?.focus() })}
          onClick={onNext}
        >
          {t('visitors.another')} F2
        </Button>
        <Button size="large" type="text" onClick={() => void navigate(`/visitors/${visit.id}`)}>
          {t('visitors.view')}
        </Button>
      </div>
    </div>
  )
}
