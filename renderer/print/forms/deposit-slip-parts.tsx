import type { PrintDocument } from '#shared/contract/desk.ts'
import type { Deposit } from '#shared/contract/custody.ts'
import { capitalAmount } from '#shared/domain/capital-amount.ts'
import { nameOrErased } from '../../client/erased-name.ts'
import { useTexts } from '../../i18n/index.ts'
import { formatFen } from '../../ui/money.ts'
import { formatMoment } from '../../ui/time.ts'
import { FormRow, FormTable, LabelCell, TickBox, ValueCell } from '../kit/form.tsx'

export type Site = PrintDocument['site']

/** What a torn-off part is, and whose. */
export function PartTitle({ site, part }: { site: Site; part: string }) {
  const { t } = useTexts()
  return (
    <div className="s-title">
      <b>{`${site.name} ${t('deposits.slip.title')}`}</b>
      <span>{part}</span>
    </div>
  )
}

type HeadProps = { deposit: Deposit; site: Site; withContact: boolean }

/** Number, guest, what and seal; how to reach him and where it lies stand on the desk's own part only. */
export function Head({ deposit, site, withContact }: HeadProps) {
  const { t } = useTexts()
  const kind = deposit.idKind === null ? '' : t(`common.idKinds.${deposit.idKind}`)
  return (
    <FormTable columns={[2, 4, 2, 4, 2, 4]}>
      <FormRow>
        <LabelCell>{t('deposits.number')}</LabelCell>
        <ValueCell>
          <b>{deposit.number}</b>
        </ValueCell>
        <LabelCell>{t('deposits.guestName')}</LabelCell>
        <ValueCell>{nameOrErased(t, deposit.guestName)}</ValueCell>
        <LabelCell>{t('deposits.room')}</LabelCell>
        <ValueCell>{deposit.room}</ValueCell>
      </FormRow>
      {withContact && (
        <FormRow>
          <LabelCell>{t('deposits.phone')}</LabelCell>
          <ValueCell>{deposit.phone}</ValueCell>
          <LabelCell>{t('deposits.idNumber')}</LabelCell>
          <ValueCell span={3}>{`${kind} ${deposit.idNumberMasked}`.trim()}</ValueCell>
        </FormRow>
      )}
      <FormRow>
        <LabelCell>{t('deposits.slip.items')}</LabelCell>
        <ValueCell span={3}>{deposit.contents}</ValueCell>
        <LabelCell>{t('deposits.sealNumber')}</LabelCell>
        <ValueCell>
          <b>{deposit.sealNumber}</b>
        </ValueCell>
      </FormRow>
      <FormRow>
        <LabelCell>{t('deposits.depositedAt')}</LabelCell>
        <ValueCell span={withContact ? 1 : 3}>{formatMoment(deposit.depositedAt)}</ValueCell>
        {withContact && (
          <>
            <LabelCell>{t('deposits.place')}</LabelCell>
            <ValueCell>{deposit.place}</ValueCell>
          </>
        )}
        <LabelCell>{t('deposits.slip.sealedPlace')}</LabelCell>
        <ValueCell>{site.deskName}</ValueCell>
      </FormRow>
    </FormTable>
  )
}

/** Counted or sealed, ticked; the sum under its right name, in figures and in capitals. */
export function Sum({ deposit: { method, countedFen, declaredFen } }: { deposit: Deposit }) {
  const { t } = useTexts()
  const fen = countedFen ?? declaredFen
  const name = countedFen === null ? t('deposits.slip.declaredSum') : t('deposits.slip.countedSum')
  return (
    <div className="s-sum">
      <div>
        <TickBox on={method === 'counted'}>{t('deposits.slip.counted')}</TickBox>
        <TickBox on={method === 'sealed'}>{t('deposits.slip.sealed')}</TickBox>
      </div>
      <div>
        {`${name}：`}
        <b>{`¥${formatFen(fen)}`}</b>
      </div>
      <div>
        {t('deposits.slip.words', { words: capitalAmount(fen) })}
        {countedFen === null && `（${t('deposits.declaredOnly')}）`}
      </div>
    </div>
  )
}

/** Stamp, guest, sealer. */
export function Marks({ deposit }: { deposit: Deposit }) {
  const { t } = useTexts()
  const images = [
    [t('deposits.guestSignature'), deposit.guestSignatureImage],
    [t('deposits.sealerSignature'), deposit.sealerSignatureImage],
  ] as const
  return (
    <div className="s-marks">
      <div>
        <span>{t('deposits.slip.stamp')}</span>
        <b>{t('deposits.slip.stamped')}</b>
        <small>{`${formatMoment(deposit.deskStampAt)} ${deposit.deskStampBy}`}</small>
      </div>
      {images.map(([label, image]) => (
        <div key={label}>
          <span>{label}</span>
          {image !== '' && <img src={image} alt={label} />}
        </div>
      ))}
    </div>
  )
}
