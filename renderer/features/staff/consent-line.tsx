import { Button } from 'antd'
import type { z } from 'zod'

import type { contract } from '#shared/contract/index.ts'
import { copyingConsent, type ConsentVersion } from '#shared/domain/consent-text.ts'

import { usePrinting } from '../../client/printing.ts'
import { useTexts } from '../../i18n/index.ts'
import { StatusTag } from '../../ui/status.tsx'
import { formatDay } from '../../ui/time.ts'

type Listed = z.output<(typeof contract.fingers.consents)['~orpc']['outputSchema'] & object>

type ConsentLineProps = {
  consent: Listed[number] | undefined
  employed: boolean
  /** The text that is signed now; undefined until it is known. */
  version: ConsentVersion | undefined
  onWithdraw: () => void
  onSignNew: () => void
}

/** The newest consent: who explained it, and whether it allows a copy where copies are kept. */
export function ConsentLine({ consent, employed, version, onWithdraw, onSignNew }: ConsentLineProps) {
  const { t } = useTexts()
  const print = usePrinting()
  if (!consent || consent.withdrawnAt !== null) return <p className="t-note">{t('staff.consent.unsigned')}</p>
  const { id, at, explainedBy } = consent
  const uncopied = employed && version === copyingConsent && consent.version !== copyingConsent
  return (
    <div className="t-consent-line">
      <p>{t('staff.consent.signed', { date: formatDay(at), by: explainedBy })}</p>
      {uncopied && <StatusTag tone="warn">{t('fingers.notCopied')}</StatusTag>}
      {uncopied && (
        <Button size="small" onClick={onSignNew}>
          {t('fingers.signNew')}
        </Button>
      )}
      <Button size="small" onClick={() => void print('fingerConsent', id)}>
        {t('staff.consent.print')}
      </Button>
      {employed && (
        <Button size="small" onClick={onWithdraw}>
          {t('staff.consent.withdrawAction')}
        </Button>
      )}
    </div>
  )
}
