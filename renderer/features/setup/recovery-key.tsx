import { PrinterOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { useEffect, useState } from 'react'

import { useTexts } from '../../i18n/index.ts'
import { formatDay } from '../../ui/time.ts'

/** The recovery key, shown this once: printed from this very page, because nothing keeps it. */
export function RecoveryKey({
  recoveryKey,
  siteName,
  onDone,
}: {
  recoveryKey: string
  siteName: string
  onDone: () => void
}) {
  const { t } = useTexts()
  const [kept, setKept] = useState(false)
  // closing the window now would lose the key for good
  useEffect(() => {
    if (kept) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [kept])
  const [today] = useState(() => formatDay(Date.now()))
  return (
    <div className="u-screen">
      <main className="u-card u-key-card">
        <h1>{t('setup.keyTitle')}</h1>
        <p className="u-print-only">
          {siteName} · {t('setup.printed', { date: today })}
        </p>
        <p>{t('setup.keyText')}</p>
        <output className="u-key" aria-label={t('setup.keyTitle')}>
          {recoveryKey.split('-').map((group, index) => (
            <code key={`${index}-${group}`}>{group}</code>
          ))}
        </output>
        <div className="u-foot">
          <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => window.print()}>
            {t('common.print')}
          </Button>
          <Checkbox checked={kept} onChange={(event) => setKept(event.target.checked)}>
            {t('setup.keyKept')}
          </Checkbox>
          <Button type="primary" disabled={!kept} onClick={onDone}>
            {t('setup.go')}
          </Button>
        </div>
      </main>
    </div>
  )
}
