import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useNavigate } from 'react-router'

import { usePrinting } from '../../client/printing.ts'
import { useTexts } from '../../i18n/index.ts'

interface Props {
  readonly deposit: { readonly id: number; readonly number: string; readonly guestName: string }
  readonly onNext: () => void
}

/** After saving: the number, large; Enter prints the slip, whose part the guest takes with him. */
export function Opened({ deposit, onNext }: Props) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const print = usePrinting()
  return (
    <div className="d-saved" role="status">
      <p>{t('deposits.savedText', { name: deposit.guestName })}</p>
      <strong className="d-number">{deposit.number}</strong>
      <div className="d-saved-foot">
        <Button
          type="primary"
          size="large"
          icon={<PrinterOutlined aria-hidden="true" />}
          ref={(button) => button?.focus()}
          onClick={() => void print('depositSlip', deposit.id)}
        >
          {t('deposits.printSlip')} ↵
        </Button>
        <Button size="large" onClick={onNext}>
          {t('deposits.another')} F4
        </Button>
        <Button size="large" type="text" onClick={() => void navigate(`/deposits/${deposit.id}`)}>
          {t('deposits.detail')}
        </Button>
      </div>
    </div>
  )
}
