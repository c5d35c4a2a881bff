import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'

import { usePrinting } from '../../client/printing.ts'
import { useTexts } from '../../i18n/index.ts'
import { useShortcut } from '../../ui/keyboard.tsx'
import { PickupCode } from './pickup-code.tsx'

/** What was just taken in. */
export interface Received {
  readonly id: number
  readonly number: string
  readonly pickupCode: string
  readonly recipientName: string
}

/** The newest pickup code large enough to read from the shelf, its slip, and those before it. */
export function JustReceived({ received }: { received: readonly Received[] }) {
  const { t } = useTexts()
  const print = usePrinting()
  const [newest, ...earlier] = received
  useShortcut('Ctrl+P', () => newest && void print('parcelSlip', newest.id), {
    label: t('parcels.printSlip'),
    disabled: newest === undefined,
  })
  return (
    <aside className="q-panel c-received" aria-label={t('parcels.savedTitle')}>
      <div role="status">
        {newest ? (
          <>
            <p>{t('parcels.putThere')}</p>
            <PickupCode code={newest.pickupCode} large />
            <p className="c-received-name">{`${newest.recipientName} · ${newest.number}`}</p>
          </>
        ) : (
          <p>{t('parcels.ready')}</p>
        )}
      </div>
      {newest && (
        <Button
          icon={<PrinterOutlined aria-hidden="true" />}
          aria-keyshortcuts="Control+P"
          onClick={() => void print('parcelSlip', newest.id)}
        >
          {t('parcels.printSlip')} Ctrl+P
        </Button>
      )}
      {earlier.length > 0 && (
        <>
          <h2>{t('parcels.earlier')}</h2>
          <ul className="c-places">
            {earlier.map(({ id, pickupCode, recipientName, number }) => (
              <li key={id}>
                <PickupCode code={pickupCode} />
                <span>{recipientName}</span>
                <span>{number}</span>
                <Button size="small" onClick={() => void print('parcelSlip', id)}>
                  {t('common.print')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  )
}
