import type { PrintDocument } from '#shared/contract/desk.ts'
import type { Deposit } from '#shared/contract/custody.ts'
import { useTexts } from '../../i18n/index.ts'
import { formatMoment } from '../../ui/time.ts'
import { Barcode } from '../kit/codes.tsx'
import { PartLabel } from '../kit/form.tsx'
import { PrintSheet } from '../kit/sheet.tsx'
import { Head, Marks, PartTitle, Sum, type Site } from './deposit-slip-parts.tsx'
import { Collected, CountTable, Terms } from './deposit-slip-tables.tsx'
import './deposit-slip.css'

type SlipDocument = Extract<PrintDocument, { form: 'depositSlip' }>

/**
 * 贵重物品 / 现金寄存单 in three parts on one A4: 存根联 for the desk's file, 宾客联 as the guest's receipt of custody, 物品联 which
 * is the seal on the envelope. Whether the sum was counted or only declared is said on each of them.
 */
export function DepositSlip({
  document: { site, deposit, printedAt, printedBy },
}: {
  document: SlipDocument
}) {
  const { t } = useTexts()
  return (
    <PrintSheet size="A4" demo={site.demo}>
      <div className="s-slip">
        <PartLabel part="stub">
          <StubPart deposit={deposit} site={site} />
        </PartLabel>
        <PartLabel part="guest">
          <GuestPart deposit={deposit} site={site} />
        </PartLabel>
        <PartLabel part="item">
          <ItemPart deposit={deposit} site={site} />
        </PartLabel>
        <p className="s-printed">
          {t('deposits.slip.printed', { time: formatMoment(printedAt), name: printedBy })}
        </p>
      </div>
    </PrintSheet>
  )
}

type PartProps = { deposit: Deposit; site: Site }

/** The sum with the marks that close it, and how it was counted: what the desk keeps and what the guest takes say the same. */
function SumAndMarks({ deposit }: { deposit: Deposit }) {
  return (
    <div className="s-two">
      <div>
        <Sum deposit={deposit} />
        <Marks deposit={deposit} />
      </div>
      <CountTable deposit={deposit} />
    </div>
  )
}

function StubPart({ deposit, site }: PartProps) {
  const { t } = useTexts()
  return (
    <>
      <PartTitle site={site} part={t('ui.print.stub')} />
      <Head deposit={deposit} site={site} withContact />
      <SumAndMarks deposit={deposit} />
      <Collected deposit={deposit} />
    </>
  )
}

function GuestPart({ deposit, site }: PartProps) {
  const { t } = useTexts()
  return (
    <>
      <PartTitle site={site} part={t('ui.print.guest')} />
      <Head deposit={deposit} site={site} withContact={false} />
      <SumAndMarks deposit={deposit} />
      <Terms deposit={deposit} />
    </>
  )
}

function ItemPart({ deposit, site }: PartProps) {
  const { t } = useTexts()
  return (
    <>
      <PartTitle site={site} part={`${t('ui.print.item')} / ${t('deposits.slip.seal')}`} />
      <Head deposit={deposit} site={site} withContact={false} />
      <div className="s-two">
        <div>
          <Sum deposit={deposit} />
          <p className="s-line">
            <span>{`${t('deposits.slip.sealer')}：${deposit.sealerName}`}</span>
            <span>{`${t('deposits.slip.sealedAt')}：${formatMoment(deposit.depositedAt)}`}</span>
          </p>
          <p className="s-across">{t('deposits.slip.across')}</p>
          <div className="s-code">
            <Barcode text={deposit.number} size={44} height={6} />
            <span>{t('deposits.slip.opened')}</span>
          </div>
        </div>
        <CountTable deposit={deposit} />
      </div>
    </>
  )
}
