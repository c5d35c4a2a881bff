import { denominationsFen, type Deposit } from '#shared/contract/custody.ts'
import { sumCash } from '#shared/domain/cash-count.ts'
import { useTexts } from '../../i18n/index.ts'
import { CashHead, denominationName } from '../../ui/cash-kinds.tsx'
import { formatFen } from '../../ui/money.ts'
import { formatMoment } from '../../ui/time.ts'

const yuan = (fen: number): string => formatFen(fen)

/** 面额 × 张数 = 小计, every kind printed; a sealed deposit has no such table, because nobody counted. */
export function CountTable({ deposit: { method, cashLines } }: { deposit: Deposit }) {
  const { t } = useTexts()
  if (method === 'sealed') return <p className="s-uncounted">{t('deposits.slip.sealed')}</p>
  const quantityOf = (kind: number) =>
    cashLines.find(({ denominationFen }) => denominationFen === kind)?.quantity ?? 0
  return (
    <table className="p-form s-count">
      <CashHead />
      <tbody>
        {denominationsFen.map((kind) => (
          <tr key={kind}>
            <td>{denominationName(t, kind)}</td>
            <td className="p-right">{quantityOf(kind)}</td>
            <td className="p-right">{yuan(kind * quantityOf(kind))}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" colSpan={2}>
            {t('deposits.slip.total')}
          </th>
          <td className="p-right">
            <b>{yuan(sumCash(cashLines))}</b>
          </td>
        </tr>
      </tbody>
    </table>
  )
}

/** The foot of the stub: blank for the pen while held, filled in once it went back. */
export function Collected({ deposit }: { deposit: Deposit }) {
  const { t } = useTexts()
  const { releasedAt, recountedFen, sealIntact, differenceReason, approvedBy } = deposit
  const seal = sealIntact === null ? '' : sealIntact ? t('deposits.intact') : t('deposits.broken')
  const recount =
    recountedFen === null ? (releasedAt === null ? '' : t('deposits.notOpened')) : `¥${yuan(recountedFen)}`
  const cells: [label: string, value: string][] = [
    [t('deposits.releasedAt'), releasedAt === null ? '' : formatMoment(releasedAt)],
    [t('deposits.slip.collectSeal'), seal],
    [t('deposits.slip.collectSum'), recount],
    [
      t('deposits.slip.collectReason'),
      [differenceReason, approvedBy].filter((part) => part !== '').join(' / '),
    ],
    [t('deposits.releasedBy'), deposit.releasedBy],
  ]
  return (
    <div className="s-collected">
      <b>{t('deposits.slip.collect')}</b>
      {cells.map(([label, value]) => (
        <span key={label}>
          {`${label}：`}
          <i>{value}</i>
        </span>
      ))}
      <span className="s-collector">
        {`${t('deposits.releaseSignature')}：`}
        <i>
          {deposit.releaseSignatureImage !== null && (
            <img src={deposit.releaseSignatureImage} alt={t('deposits.releaseSignature')} />
          )}
        </i>
      </span>
    </div>
  )
}

/** What the guest's copy says about the custody, after Civil Code 888, 891 and 898. */
export function Terms({ deposit: { method } }: { deposit: Deposit }) {
  const { t } = useTexts()
  return (
    <ol className="s-terms" aria-label={t('deposits.slip.terms')}>
      <li>{t('deposits.slip.term888')}</li>
      <li>{t('deposits.slip.term891')}</li>
      <li>{method === 'counted' ? t('deposits.slip.term898counted') : t('deposits.slip.term898sealed')}</li>
      <li>{t('deposits.slip.termUndeclared')}</li>
      <li>{t('deposits.slip.termCollect')}</li>
    </ol>
  )
}
