import type { Evacuee, EvacuationList } from '#shared/contract/evacuation.ts'
import { evacueeName } from '../../client/evacuee-name.ts'
import { useTexts } from '../../i18n/index.ts'
import { StatusTag } from '../../ui/status.tsx'
import type { Column } from '../../ui/table.tsx'
import { formatClock, formatShort } from '../../ui/time.ts'

export const keyOf = ({ visitId, staffId }: Evacuee) => `${String(visitId)} ${String(staffId)}`

/** Columns of people to be found, with what helps to look for them: `found` says instead when and by whom that was done. */
export function useColumns(last: 'since' | 'found' | 'neither'): Column<Evacuee>[] {
  const { t } = useTexts()
  const found: Column<Evacuee> = {
    key: 'found',
    title: t('evacuation.found'),
    width: 150,
    render: ({ foundAt, foundBy }) =>
      foundAt === null ? (
        <StatusTag tone="bad">{t('evacuation.missing')}</StatusTag>
      ) : (
        <StatusTag tone="good">
          {t('evacuation.foundBy', { time: formatClock(foundAt), name: foundBy })}
        </StatusTag>
      ),
  }
  const since: Column<Evacuee> = {
    key: 'since',
    title: t('evacuation.since'),
    width: 110,
    render: ({ arrivedAt }) => (arrivedAt === null ? '' : formatShort(arrivedAt)),
  }
  const host: Column<Evacuee> = {
    ...{ key: 'host', title: t('evacuation.host'), width: 84 },
    render: (one) => one.host,
  }
  const badge: Column<Evacuee> = {
    ...{ key: 'badge', title: t('evacuation.badge'), width: 76 },
    render: ({ badgeNumber }) => badgeNumber,
  }
  return [
    { key: 'name', title: t('evacuation.name'), render: (one) => evacueeName(t, one) },
    {
      key: 'kind',
      title: t('evacuation.kind'),
      width: 84,
      render: ({ kind }) => t(`evacuation.kinds.${kind}`),
    },
    {
      key: 'area',
      title: t('evacuation.area'),
      width: 100,
      render: ({ area }) => (area === '' ? t('evacuation.noArea') : area),
    },
    { key: 'phone', title: t('evacuation.phone'), width: 150, render: ({ phone }) => phone },
    { key: 'company', title: t('evacuation.company'), render: ({ company }) => company },
    ...(last === 'found' ? [found] : [host, badge]),
    ...(last === 'since' ? [since] : []),
  ]
}

type NotArrived = EvacuationList['notArrived'][number]

/** Columns of people who are expected. */
export function useExpectedColumns(): Column<NotArrived>[] {
  const { t } = useTexts()
  return [
    { key: 'name', title: t('evacuation.name'), render: (one) => evacueeName(t, one) },
    { key: 'company', title: t('evacuation.company'), render: ({ company }) => company },
    { key: 'phone', title: t('evacuation.phone'), width: 150, render: ({ phone }) => phone },
    { key: 'host', title: t('evacuation.host'), width: 110, render: ({ host }) => host },
    {
      key: 'at',
      title: t('evacuation.expectedAt'),
      width: 130,
      render: ({ expectedAt }) => formatShort(expectedAt),
    },
  ]
}
