import type { PrintDocument } from '#shared/contract/desk.ts'
import { nameOrErased } from '../../client/erased-name.ts'
import { useTexts } from '../../i18n/index.ts'
import { formatMoment } from '../../ui/time.ts'
import { Barcode } from '../kit/codes.tsx'
import { PrintSheet } from '../kit/sheet.tsx'
import './parcel-slip.css'

type SlipDocument = Extract<PrintDocument, { form: 'parcelSlip' }>

/** What a 56 mm wide bar code still prints sharply; other labels get the register's own number instead. */
const printable = /^[\x21-\x7e]{1,20}$/

/** The slip on a parcel, 62 mm: its place, which is the code, and whose it is; the bar code finds it at the counter. */
export function ParcelSlip({ document: { site, parcel } }: { document: SlipDocument }) {
  const { t } = useTexts()
  const code = printable.test(parcel.barcode) ? parcel.barcode : parcel.number
  const { recipientPhoneLast4: last4, marks } = parcel
  return (
    <PrintSheet size="label-62" demo={site.demo}>
      <div className="k-slip">
        <div className="k-top">
          <span>{`${site.name} · ${t('parcels.pickupCode')}`}</span>
          <span>{parcel.number}</span>
        </div>
        <div className="k-code">{parcel.pickupCode}</div>
        <div className="k-who">
          <strong>{nameOrErased(t, parcel.recipientName)}</strong>
          <span>{last4 === '' ? '' : t('parcels.slip.phone', { last4 })}</span>
          <span>{marks.map((mark) => t(`parcels.markNames.${mark}`)).join(' ')}</span>
        </div>
        <Barcode text={code} size={52} height={7} />
        <div className="k-foot">
          <span>{`${parcel.carrier} ${formatMoment(parcel.receivedAt, 'MM-DD HH:mm')}`}</span>
          <span>{t('parcels.slip.come')}</span>
        </div>
      </div>
    </PrintSheet>
  )
}
