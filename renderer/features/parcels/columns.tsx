import type { Parcel } from '#shared/contract/custody.ts'
import { nameOrErased } from '../../client/erased-name.ts'
import { useTexts } from '../../i18n/index.ts'
import type { Column } from '../../ui/table.tsx'
import { formatShort } from '../../ui/time.ts'
import { daysSince } from './age.ts'
import { MarkTags } from './marks.tsx'
import { PickupCode } from './pickup-code.tsx'

/** Columns of a parcel on the shelf or collected; `now` is when the list was opened, UTC ms. */
export function useColumns(now: number, collected: boolean): Column<Parcel>[] {
  const { t } = useTexts()
  const shared: Column<Parcel>[] = [
    {
      key: 'code',
      title: t('parcels.pickupCode'),
      width: 96,
      render: ({ pickupCode }) => <PickupCode code={pickupCode} />,
    },
    {
      key: 'recipient',
      title: t('parcels.recipient'),
      render: ({ recipientName }) => nameOrErased(t, recipientName),
    },
    {
      key: 'phone',
      title: t('parcels.phoneLast4'),
      width: 104,
      render: ({ recipientPhoneLast4 }) => recipientPhoneLast4,
    },
    { key: 'carrier', title: t('parcels.carrier'), width: 84, render: ({ carrier }) => carrier },
    { key: 'barcode', title: t('parcels.barcode'), width: 176, render: ({ barcode }) => barcode },
    {
      key: 'received',
      title: t('parcels.receivedAt'),
      width: 112,
      render: ({ receivedAt }) => formatShort(receivedAt),
    },
  ]
  const age: Column<Parcel> = {
    key: 'age',
    title: t('parcels.age'),
    width: 76,
    render({ receivedAt }) {
      const count = daysSince(receivedAt, now)
      return count === 0 ? t('parcels.today') : t('parcels.days', { count })
    },
  }
  const marks: Column<Parcel> = {
    key: 'marks',
    title: t('parcels.marks'),
    width: 190,
    render: (parcel) => <MarkTags marks={parcel.marks} />,
  }
  const gone: Column<Parcel>[] = [
    {
      key: 'collected',
      title: t('parcels.collectedAt'),
      width: 112,
      render: ({ releasedAt }) => (releasedAt === null ? '' : formatShort(releasedAt)),
    },
    {
      key: 'collector',
      title: t('parcels.collectedBy'),
      width: 150,
      render: ({ collectorName, collectorKind }) =>
        collectorKind === null
          ? ''
          : `${nameOrErased(t, collectorName)} · ${t(`parcels.collectorKinds.${collectorKind}`)}`,
    },
  ]
  return collected ? [...shared, ...gone] : [...shared, age, marks]
}
