import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useNavigate } from 'react-router'

import { UndoLine } from '../../client/undo-line.tsx'
import { usePrinting } from '../../client/printing.ts'
import { useTexts } from '../../i18n/index.ts'

interface Props {
  readonly visit: { readonly id: number; readonly number: string; readonly name: string }
  readonly onNext: () => void
}

/** After saving: the number, large; Enter prints the badge, F2 takes the next visitor. */
export function Registered({ visit, onNext }: Props) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const print = usePrinting()
  return (
    <div className="v-saved" role="status">
      <p>{t('visitors.savedText', { name: visit.name, number: visit.number })}</p>
      <strong className="v-number">{visit.number}</strong>
      <div className="v-saved-foot">
        <Button
          type="primary"
          size="large"
          icon={<PrinterOutlined aria-hidden="true" />}
          ref={(button) => button?.focus()}
          onClick={() => void print('visitBadge', visit.id)}
        >
          {t('visitors.printBadge')} ↵
        </Button>
        <Button size="large" onClick={onNext}>
          {t('visitors.another')} F2
        </Button>
        <Button size="large" type="text" onClick={() => void navigate(`/visitors/${visit.id}`)}>
          {t('visitors.view')}
        </Button>
        <UndoLine onUndone={onNext} />
      </div>
    </div>
  )
}
