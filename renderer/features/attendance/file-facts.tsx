import { Alert } from 'antd'

import { columnOrders, type PreviewDone } from '#shared/contract/punch-files.ts'
import { useTexts } from '../../i18n/index.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { formatMoment } from '../../ui/time.ts'
import type { Order } from './use-terminal-file.ts'

type FileFactsProps = {
  preview: PreviewDone
  order: Order
  nothing: boolean
  onOrder: (order: Order) => void
}

/** What holds for the whole file. */
export function FileFacts({ preview, order, nothing, onOrder }: FileFactsProps) {
  const { t } = useTexts()
  const { importedAt, asksOrder, terminal, timeZone, fileKind, unknown } = preview
  const told = [
    t(`punchFiles.kinds.${fileKind}`),
    ...(terminal === '' ? [] : [t('punchFiles.terminalIs', { terminal })]),
    ...(fileKind === 'punches' ? [t('punchFiles.zone', { zone: timeZone })] : []),
  ]
  const before = importedAt === null ? '' : t('punchFiles.before', { at: formatMoment(importedAt) })
  const idle = nothing && unknown.length === 0 && !asksOrder && fileKind === 'punches'
  return (
    <>
      <p className="a-help">{told.join(' · ')}</p>
      {(before !== '' || idle) && (
        <Alert
          className="a-now"
          type="info"
          showIcon
          role="status"
          title={[before, ...(idle ? [t('punchFiles.nothing')] : [])]
            .filter((part) => part !== '')
            .join('。')}
        />
      )}
      {(asksOrder || order !== null) && (
        <div className="a-chosen">
          <span>{t('punchFiles.asksOrder')}</span>
          <Segmented<string>
            aria-label={t('punchFiles.order')}
            value={order ?? 'auto'}
            onChange={(value) => onOrder(columnOrders.find((one) => one === value) ?? null)}
            options={(['auto', ...columnOrders] as const).map((value) => ({
              value,
              label: t(`punchFiles.orders.${value}`),
            }))}
          />
        </div>
      )}
    </>
  )
}
