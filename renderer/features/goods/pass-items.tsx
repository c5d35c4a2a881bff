import type { GoodsItem } from '#shared/contract/goods-passes.ts'
import { useTexts } from '../../i18n/index.ts'
import { StatusTag } from '../../ui/status.tsx'

/** The things of a pass, and beside them what was found where it differs. */
export function PassItems({ items }: { items: readonly GoodsItem[] }) {
  const { t } = useTexts()
  return (
    <table className="g-items g-read">
      <thead>
        <tr>
          <th className="g-number">{t('goods.slip.line')}</th>
          <th>{t('goods.name')}</th>
          <th>{t('goods.brand')}</th>
          <th className="g-serial">{t('goods.serial')}</th>
          <th className="g-quantity">{t('goods.quantity')}</th>
          <th className="g-storage">{t('goods.storage')}</th>
          <th className="g-verdict">{t('goods.found')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.line}>
            <td className="g-number">{item.line}</td>
            <td>{item.name}</td>
            <td>{item.brand}</td>
            <td>
              {item.serialNumber}
              {item.difference === 'serial' && <div className="g-differs">{item.passedSerial}</div>}
            </td>
            <td>
              {item.quantity}
              {item.passedQuantity !== null && item.passedQuantity !== item.quantity && (
                <div className="g-differs">{item.passedQuantity}</div>
              )}
            </td>
            <td className="g-storage">{item.hasStorage ? t('goods.yes') : ''}</td>
            <td>
              <Verdict item={item} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Verdict({ item: { passedQuantity, difference } }: { item: GoodsItem }) {
  const { t } = useTexts()
  if (passedQuantity === null) return null
  if (difference === null) return <StatusTag tone="good">{t('goods.fits')}</StatusTag>
  return <StatusTag tone="bad">{t(`goods.differences.${difference}`)}</StatusTag>
}
