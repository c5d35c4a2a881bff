import type { Vehicle } from '#shared/contract/vehicles.ts'
import { useTexts } from '../../i18n/index.ts'
import { StatusTag } from '../../ui/status.tsx'
import type { Column } from '../../ui/table.tsx'
import { formatShort } from '../../ui/time.ts'
import { isHere, isOverdue, stayText } from './stay.ts'

/** What the desk has to know about a vehicle that is here; nothing to say is nothing shown. */
function Standing({ vehicle, now }: { vehicle: Vehicle; now: number }) {
  const { t } = useTexts()
  const { twice, driverLeft } = vehicle
  const overdue = isOverdue(vehicle, now)
  return (
    <span className="q-tags">
      {twice && <StatusTag tone="bad">{t('vehicles.twice')}</StatusTag>}
      {overdue && <StatusTag tone="warn">{t('vehicles.overdue')}</StatusTag>}
      {driverLeft && <StatusTag tone="warn">{t('vehicles.driverLeft')}</StatusTag>}
      {!twice && !driverLeft && !overdue && <StatusTag tone="busy">{t('vehicles.here')}</StatusTag>}
    </span>
  )
}

/** Seen, said, or closed by the system, which knows no time. */
function Gone({ vehicle: { leaveKind, leftAt, voidedAt } }: { vehicle: Vehicle }) {
  const { t } = useTexts()
  if (voidedAt !== null) return <StatusTag tone="quiet">{t('vehicles.voided')}</StatusTag>
  if (leaveKind === null) return null
  return (
    <StatusTag tone={leaveKind === 'system' ? 'warn' : 'quiet'}>
      {[t(`visitors.leaveKinds.${leaveKind}`), leftAt === null ? '' : formatShort(leftAt)].join(' ').trim()}
    </StatusTag>
  )
}

/** Columns of what stands here, by place, or of the whole register; `now` UTC ms. */
export function useColumns(now: number, onSite: boolean): Column<Vehicle>[] {
  const { t } = useTexts()
  const place: Column<Vehicle> = {
    key: 'place',
    title: t('vehicles.place'),
    width: 116,
    render: (vehicle) => (vehicle.place === '' ? t('vehicles.noPlace') : vehicle.place),
  }
  const number: Column<Vehicle> = {
    key: 'number',
    title: t('vehicles.number'),
    width: 124,
    render: (vehicle) => vehicle.number,
  }
  return [
    ...(onSite ? [place, number] : [number, place]),
    { key: 'plate', title: t('vehicles.plate'), width: 104, render: ({ plate }) => plate },
    {
      key: 'description',
      title: t('vehicles.description'),
      render: ({ kind, description }) => `${t(`vehicles.kinds.${kind}`)} ${description}`.trim(),
    },
    {
      key: 'driver',
      title: t('vehicles.driver'),
      width: 176,
      render: ({ driverName, driverPhone }) => `${driverName} ${driverPhone}`.trim(),
    },
    ...(onSite
      ? [
          {
            key: 'stay',
            title: t('vehicles.stay'),
            width: 116,
            render: ({ arrivedAt }: Vehicle) => stayText(t, arrivedAt, now),
          },
        ]
      : [
          {
            key: 'arrived',
            title: t('vehicles.arrivedAt'),
            width: 104,
            render: ({ arrivedAt }: Vehicle) => formatShort(arrivedAt),
          },
        ]),
    {
      key: 'state',
      title: t('vehicles.state'),
      width: 204,
      render: (vehicle) =>
        isHere(vehicle) ? <Standing vehicle={vehicle} now={now} /> : <Gone vehicle={vehicle} />,
    },
  ]
}
