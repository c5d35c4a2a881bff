import { CopyOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'

import type { ExpectedVisit } from '#shared/contract/expected.ts'
import { codePrefix } from '#shared/domain/appointment.ts'
import { locales } from '#shared/i18n/index.ts'
import { copyText } from '../../client/clipboard.ts'
import { useApi } from '../../client/desk.tsx'
import { usePrinting } from '../../client/printing.ts'
import { useTexts, type Translate } from '../../i18n/index.ts'
import { QrCode } from '../../print/kit/codes.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { formatDay, formatHours } from '../../ui/time.ts'

/** What is sent to the visitor, who may read either language. */
function invitationText(t: Translate, row: ExpectedVisit, site: string, desk: string): string {
  const values = {
    ...{ site, name: row.name, place: row.place || desk, host: row.hostName, code: row.code },
    ...{
      day: formatDay(row.validFrom),
      hours: formatHours(row.validFrom, row.validUntil),
    },
  }
  return locales.map((lng) => t('expected.invitation', { ...values, lng })).join('\n\n')
}

/** The code, large, as a picture and as numbers; sent as text or printed. */
export function Invitation({ row }: { row: ExpectedVisit }) {
  const { t } = useTexts()
  const { done, problem } = useNotice()
  const print = usePrinting()
  const settings = useQuery(useApi().settings.get.queryOptions({ input: {} }))
  const { data } = settings
  const copy = () => {
    if (data && copyText(invitationText(t, row, data.name, data.deskName))) done(t('expected.copied'))
    else problem(t('expected.copyFailed'))
  }
  return (
    <div className="e-invitation">
      <QrCode text={codePrefix + row.code} size={28} label={t('expected.code')} />
      <div>
        <span>{t('expected.code')}</span>
        <strong className="q-num">{row.code}</strong>
        <span>{t('expected.codeHint')}</span>
      </div>
      <div className="e-send">
        <Button icon={<CopyOutlined aria-hidden="true" />} disabled={!data} onClick={copy}>
          {t('expected.copyText')}
        </Button>
        <Button
          icon={<PrinterOutlined aria-hidden="true" />}
          onClick={() => void print('expectedSlip', row.id)}
        >
          {t('expected.printSlip')}
        </Button>
      </div>
    </div>
  )
}
